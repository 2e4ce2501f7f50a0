package org.studycircle.people.account;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Jobs;
import org.studycircle.http.problem.Unavailable;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Follows the realm's events, a few times a minute. */
@ApplicationScoped
class FollowingJob {

    @Inject
    RealmSettings realm;

    @Inject
    AccountSettings settings;

    @Inject
    WatchTurn turn;

    @Inject
    Following following;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.accounts.follow-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> followWhenDue() {
        return realm.clientSecret().isEmpty() ? Uni.createFrom().voidItem() : jobs.run(this::follow);
    }

    private Uni<Void> follow() {
        return turn.take(settings.followEvery().orElse(Duration.ZERO))
                .chain(span -> span == null ? Uni.createFrom().voidItem() : following.run(span))
                .onFailure(Unavailable.class).recoverWithNull();
    }
}
