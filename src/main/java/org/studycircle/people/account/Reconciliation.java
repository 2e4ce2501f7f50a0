package org.studycircle.people.account;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.people.PersonStates;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Compares our people with the realm's accounts. What is known for certain of an account takes effect at once; whoever is on no
 * page may only have moved between two of them, so that each is looked up before it counts as deleted. A failure ends it, and
 * nothing further happens.
 */
@ApplicationScoped
class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final int ACCOUNTS_A_CALL = 200;
    private static final int PEOPLE_A_QUERY = 1_000;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    AccountSettings settings;

    @Inject
    Accounts accounts;

    @Inject
    PersonStates people;

    @Inject
    Consequences consequences;

    @Inject
    Turn turn;

    @Inject
    Jobs jobs;

    /** For who has taken the turn, which is given back in any case. */
    Uni<Reconciled> run() {
        return sweep().onTermination().call(turn::end);
    }

    private Uni<Reconciled> sweep() {
        Sweep sweep = new Sweep();
        return Multi.createBy().repeating().uni(() -> jobs.goOn()
                .chain(() -> accounts.page(sweep.accounts(), ACCOUNTS_A_CALL))
                .invoke(sweep::seen)
                .call(page -> consequences.stand(page).invoke(sweep::followed)))
                .until(List::isEmpty)
                .collect().last()
                .chain(() -> missed(sweep))
                .chain(() -> confirmed(sweep));
    }

    private Uni<Void> missed(Sweep sweep) {
        return Multi.createBy().repeating().uni(() -> people.after(issuer, sweep.lastSubject(), PEOPLE_A_QUERY)
                .invoke(sweep::compared))
                .until(List::isEmpty)
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Reconciled> confirmed(Sweep sweep) {
        if (sweep.missed().size() > settings.mostDeletedAtOnce()) {
            LOG.errorf(
                    "%d accounts are missing in the realm, more than study-circle.accounts.most-deleted-at-once: nobody is erased",
                    sweep.missed().size());
            return Uni.createFrom().item(sweep.withheld());
        }
        return Multi.createFrom().iterable(sweep.missed())
                .onItem().transformToUniAndConcatenate(person -> jobs.goOn()
                        .chain(() -> accounts.state(person.subject()))
                        .call(state -> state.isEmpty()
                                ? consequences.gone(person).invoke(sweep::confirmed)
                                : Uni.createFrom().voidItem()))
                .collect().last()
                .replaceWith(sweep::result);
    }
}
