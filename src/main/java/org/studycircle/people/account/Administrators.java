package org.studycircle.people.account;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.problem.Forbidden;
import org.studycircle.people.AccountSuspended;
import org.studycircle.people.SiteRole;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;

/** Who still administers the site, as Keycloak says, for a token says only who did. A yes is remembered for a while. */
@ApplicationScoped
class Administrators {

    private static final int MOST_REMEMBERED = 1_000;

    private final Accounts accounts;
    private final RealmSettings realm;
    private final Cache<String, Boolean> confirmed;

    @Inject
    Administrators(Accounts accounts, RealmSettings realm, AccountSettings settings) {
        this.accounts = accounts;
        this.realm = realm;
        this.confirmed = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(settings.administratorFor())
                .build();
    }

    /** Where this service has no client to ask by, every token is believed. */
    boolean isConfirmed(String subject) {
        return realm.clientSecret().isEmpty() || confirmed.getIfPresent(subject) != null;
    }

    /**
     * Asks Keycloak. Fails where it can't be asked.
     *
     * @throws AccountSuspended for whose account is disabled or gone
     * @throws Forbidden for who has not the role any more
     */
    Uni<Void> confirm(String subject) {
        return accounts.standing(subject, SiteRole.ADMIN)
                .invoke(Administrators::require)
                .invoke(() -> confirmed.put(subject, true))
                .replaceWithVoid();
    }

    /** Asks of everybody anew. */
    void forget() {
        confirmed.invalidateAll();
    }

    private static void require(Optional<Accounts.Standing> standing) {
        if (standing.isEmpty() || !standing.get().isEnabled()) {
            throw new AccountSuspended();
        }
        if (!standing.get().hasRole()) {
            throw new Forbidden("You do not administer this site any more.");
        }
    }
}
