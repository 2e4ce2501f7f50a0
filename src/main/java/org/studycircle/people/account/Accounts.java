package org.studycircle.people.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.UserRepresentation;

import io.smallrye.mutiny.Uni;

/**
 * The accounts of the realm, as its administration tells. Every method may fail with {@link org.studycircle.http.problem.Unavailable};
 * none belongs into the path of a request that can do without.
 */
@ApplicationScoped
public class Accounts {

    private static final Logger LOG = Logger.getLogger(Accounts.class);
    private static final List<String> FIRST_ACTIONS = List.of("VERIFY_EMAIL", "UPDATE_PASSWORD", "UPDATE_PROFILE");
    private static final int CREATED = Response.Status.CREATED.getStatusCode();
    private static final int NO_CONTENT = Response.Status.NO_CONTENT.getStatusCode();
    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();
    private static final int CONFLICT = Response.Status.CONFLICT.getStatusCode();

    @Inject
    RealmAdministration realm;

    @Inject
    RealmSettings settings;

    /** @return empty where Keycloak says that there is no such account */
    public Uni<Optional<AccountState>> state(String subject) {
        return user(subject).map(user -> user.map(Accounts::state));
    }

    /** @return the address that the owner of an account has proven to own; empty where there is none, or no such account */
    public Uni<Optional<String>> verifiedEmail(String subject) {
        return user(subject).map(found -> found.filter(UserRepresentation::isEmailVerified).map(UserRepresentation::getEmail));
    }

    private Uni<Optional<UserRepresentation>> user(String subject) {
        return realm.ask(users -> {
            try {
                return Optional.of(users.get(subject).toRepresentation());
            } catch (WebApplicationException refused) {
                requireNoSuchUser(refused.getResponse());
                return Optional.empty();
            }
        });
    }

    /** @return whether the service is set up to ask anything at all */
    public boolean areLookedAfter() {
        return settings.clientSecret().isPresent();
    }

    /**
     * Lets Keycloak mail to an address that somebody is invited. Where nobody has proven to own the address, there is an account then, and
     * the mail has a link by which the owner takes it over; who has proven it is led to the application and has nothing to do. Each
     * call mails once.
     *
     * @return whether Keycloak and its mail server have taken the mail; false too for an account that is disabled, which is
     *     nobody's affair
     */
    public Uni<Boolean> invite(String email) {
        return realm.ask(users -> withEmail(users, email).findFirst())
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : create(email))
                .chain(user -> user.isPresent() && user.get().isEnabled() ? mail(user.get()) : Uni.createFrom().item(false));
    }

    /** An account that is gone already is as good. */
    public Uni<Void> remove(String subject) {
        return realm.ask(users -> {
            try (Response answer = users.delete(subject)) {
                if (answer.getStatus() != NO_CONTENT) {
                    requireNoSuchUser(answer);
                }
                return null;
            }
        });
    }

    /**
     * Some of all accounts, in an order of Keycloak's own. Accounts that come and go between two calls move the others: one
     * that is on no page may still exist.
     */
    Uni<List<AccountState>> page(int first, int count) {
        return realm.ask(users -> users.search(null, first, count, true).stream().map(Accounts::state).toList());
    }

    /** @return empty where somebody else has made it at the same time, and mails */
    private Uni<Optional<UserRepresentation>> create(String email) {
        return realm.ask(users -> {
            UserRepresentation user = newcomer(email);
            try (Response answer = users.create(user)) {
                if (answer.getStatus() == CONFLICT) {
                    return taken(users, email);
                }
                if (answer.getStatus() != CREATED) {
                    throw new WebApplicationException(answer.getStatus());
                }
                String place = answer.getLocation().getPath();
                user.setId(place.substring(place.lastIndexOf('/') + 1));
                return Optional.of(user);
            }
        });
    }

    private static Optional<UserRepresentation> taken(UsersResource users, String email) {
        if (withEmail(users, email).findFirst().isEmpty()) {
            LOG.warn("An address can't be invited: it is the user name of an account that has another address");
        }
        return Optional.empty();
    }

    private static UserRepresentation newcomer(String email) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(email.toLowerCase(Locale.ROOT));
        user.setEmail(email);
        user.setEmailVerified(false);
        user.setEnabled(true);
        user.setRequiredActions(FIRST_ACTIONS);
        return user;
    }

    /**
     * All first actions, whoever made the account: a password that was set by somebody who had not proven to own the address
     * is not to survive. None of who has proven it.
     */
    private Uni<Boolean> mail(UserRepresentation user) {
        RealmSettings.Invitation invitation = settings.invitation();
        int seconds = Math.toIntExact(invitation.lifespan().toSeconds());
        return realm.ask(users -> {
            try {
                users.get(user.getId()).executeActionsEmail(invitation.redirect().map(page -> invitation.client()).orElse(null),
                        invitation.redirect().orElse(null), seconds, user.isEmailVerified() ? List.of() : FIRST_ACTIONS);
                return true;
            } catch (WebApplicationException refused) {
                requireMailRefused(refused.getResponse());
                return false;
            }
        });
    }

    /** What Keycloak says of a mail server that it has not got, can't reach, or is refused by. */
    private static void requireMailRefused(Response answer) {
        if (answer.getStatus() != Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            throw new WebApplicationException(answer.getStatus());
        }
    }

    private static Stream<UserRepresentation> withEmail(UsersResource users, String email) {
        return users.searchByEmail(email, true).stream().filter(user -> email.equalsIgnoreCase(user.getEmail()));
    }

    private static AccountState state(UserRepresentation user) {
        return new AccountState(user.getId(), user.isEnabled());
    }

    /** Any server in between can say 404; only Keycloak's own word may cost somebody an account. */
    private static void requireNoSuchUser(Response answer) {
        if (answer.getStatus() != NOT_FOUND || !answer.readEntity(String.class).contains("User not found")) {
            throw new WebApplicationException(answer.getStatus());
        }
    }
}
