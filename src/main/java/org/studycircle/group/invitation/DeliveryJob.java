package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.invitation.Delivery.Failure;
import org.studycircle.group.invitation.Letters.Standing;
import org.studycircle.people.account.Accounts;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Lets Keycloak write to people who are invited by an address, whether it belongs to an account or to none yet. Nobody but the
 * owner of the address learns which of the two it was: all of it happens after the request, and ends alike.
 */
@ApplicationScoped
class DeliveryJob {

    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    private static final int MOST_A_RUN = 20;

    @Inject
    Letters letters;

    @Inject
    Accounts accounts;

    @Inject
    Jobs jobs;

    private final AtomicBoolean failing = new AtomicBoolean();

    @Scheduled(every = "${study-circle.invitations.mail-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> deliver() {
        return jobs.run(() -> letters.claim(Instant.now(), MOST_A_RUN)
                .onItem().transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem().transformToUniAndConcatenate(letter -> jobs.goOn().chain(() -> deliver(letter)))
                .collect().last().replaceWithVoid());
    }

    private Uni<Void> deliver(Letter letter) {
        return letters.standing(letter, Instant.now())
                .chain(standing -> standing == Standing.WANTED ? send(letter) : settle(letter, standing));
    }

    private Uni<Void> settle(Letter letter, Standing standing) {
        return standing == Standing.SERVED ? letters.served(letter, Instant.now()) : letters.drop(letter);
    }

    private Uni<Void> send(Letter letter) {
        if (!accounts.areLookedAfter()) {
            return fail(letter, Failure.NOT_SET_UP);
        }
        return accounts.invite(letter.email())
                .onItem().transform(taken -> taken ? null : Failure.REFUSED)
                .onFailure().recoverWithItem(Failure.UNREACHABLE)
                .chain(failure -> failure == null ? succeed(letter) : fail(letter, failure));
    }

    private Uni<Void> succeed(Letter letter) {
        failing.set(false);
        return letters.sent(letter, Instant.now());
    }

    private Uni<Void> fail(Letter letter, Failure failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warnf(
                    "Mail to invited people can't be sent (%s). It is tried again until the invitations expire. Keycloak needs an "
                            + "SMTP server (in its realm settings, under Email), and this service study-circle.keycloak.client-secret.",
                    failure);
        }
        Instant now = Instant.now();
        return letters.failed(letter, failure, now, letter.next(now));
    }

    @Scheduled(every = "${study-circle.invitations.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return jobs.run(() -> letters.forgetExpired(Instant.now()));
    }
}
