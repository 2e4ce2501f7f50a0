package org.studycircle.people.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.http.problem.Unavailable;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Compares people with accounts now and then. */
@ApplicationScoped
class ReconciliationJob {

    private static final Logger LOG = Logger.getLogger(ReconciliationJob.class);

    @Inject
    RealmSettings settings;

    @Inject
    Turn turn;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.accounts.reconcile-every}", delayed = "${study-circle.accounts.reconcile-after}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reconcileWhenDue() {
        return settings.clientSecret().isEmpty() ? Uni.createFrom().voidItem() : jobs.run(this::reconcile);
    }

    private Uni<Void> reconcile() {
        return turn.takeDue()
                .chain(taken -> taken ? reconciliation.run() : Uni.createFrom().nullItem())
                .onFailure(Unavailable.class).recoverWithNull()
                .invoke(done -> LOG.debugf("Accounts: %s", done))
                .replaceWithVoid();
    }
}
