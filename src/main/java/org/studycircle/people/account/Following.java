package org.studycircle.people.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.people.PersonStates;
import org.studycircle.people.PersonStates.Known;
import org.studycircle.people.SignOuts;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Asks the realm what has happened, and looks at the accounts of our people that something has happened to; not at everybody. What
 * Keycloak keeps no record of is left to the {@link Reconciliation}.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final int AT_ONCE = 3;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    AccountSettings settings;

    @Inject
    WatchTurn turn;

    @Inject
    RealmEvents realm;

    @Inject
    Accounts accounts;

    @Inject
    Consequences consequences;

    @Inject
    PersonStates people;

    @Inject
    SignOuts signOuts;

    @Inject
    Jobs jobs;

    private volatile Optional<String> lacking = Optional.empty();

    /** A person, and how the account stands: empty where there is none. */
    private record Seen(Known person, Optional<AccountState> account) {}

    /** For who has taken the turn. What fails is done again, and all of it by the next one. */
    Uni<Void> run(WatchTurn.Span span) {
        return realm.lacking().invoke(this::complain)
                .chain(() -> realm.since(span.from()))
                .chain(events -> signOuts.add(issuer, events.stream().flatMap(event -> event.ended().stream()).toList())
                        .chain(() -> look(events.stream().flatMap(event -> event.changed().stream()).distinct()
                                .toArray(String[]::new))))
                .chain(() -> turn.end(span))
                .chain(() -> signOuts.forget(span.forgotten()));
    }

    private Uni<Void> look(String[] subjects) {
        return people.of(issuer, subjects)
                .chain(known -> Multi.createFrom().iterable(known)
                        .onItem().transformToUni(person -> jobs.goOn()
                                .chain(() -> accounts.state(person.subject()))
                                .map(account -> new Seen(person, account)))
                        .merge(AT_ONCE)
                        .collect().asList())
                .chain(this::follow);
    }

    private Uni<Void> follow(List<Seen> seen) {
        List<AccountState> standing = seen.stream().flatMap(one -> one.account.stream()).toList();
        List<Known> gone = new ArrayList<>(seen.stream().filter(one -> one.account.isEmpty()).map(Seen::person).toList());
        boolean isBelieved = gone.size() <= settings.mostDeletedAtOnce();
        if (!isBelieved) {
            LOG.errorf("%d accounts were deleted at once, more than study-circle.accounts.most-deleted-at-once: "
                    + "they are not served any more, and nobody is erased", gone.size());
        }
        return consequences.stand(standing)
                .chain(() -> Multi.createFrom().iterable(gone)
                        .onItem().transformToUniAndConcatenate(
                                person -> isBelieved ? consequences.gone(person) : consequences.refuse(person))
                        .collect().last())
                .replaceWithVoid();
    }

    /** Once when it begins, and once when it is over. */
    private void complain(Optional<String> found) {
        if (found.isPresent() && !found.equals(lacking)) {
            LOG.warnf("Who signs out, or whose account is disabled, may be served until the token expires: the realm lacks %s",
                    found.get());
        } else if (found.isEmpty() && lacking.isPresent()) {
            LOG.info("The realm tells again who signs out and whose account is disabled");
        }
        lacking = found;
    }
}
