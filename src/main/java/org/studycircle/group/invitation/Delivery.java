package org.studycircle.group.invitation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.people.account.Accounts;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Lets Keycloak write to people who are invited by an address that belongs to no account yet; others find the invitation in
 * their list. Nobody but the owner of the address learns which of the two it was: all of it happens after the request.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
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
        return letters.isWanted(letter, Instant.now())
                .chain(wanted -> wanted ? send(letter) : letters.settle(letter, null))
                .onFailure().invoke(this::warnOnce)
                .onFailure().recoverWithUni(() -> letters.postpone(letter, letter.next(Instant.now())));
    }

    private Uni<Void> send(Letter letter) {
        return accounts.hasVerifiedEmail(letter.email())
                .chain(known -> known
                        ? letters.settle(letter, null)
                        : accounts.invite(letter.email())
                                .chain(() -> letters.settle(letter, Instant.now()))
                                .invoke(() -> failing.set(false)));
    }

    private void warnOnce(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warnf(
                    "Mail to invited people can't be sent (%s). It is tried again until the invitations expire. Keycloak needs an "
                            + "SMTP server (in its realm settings, under Email), and this service study-circle.keycloak.client-secret.",
                    failure.getMessage());
        }
    }

    @Scheduled(every = "${study-circle.invitations.expiry-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return jobs.run(() -> letters.forgetExpired(Instant.now()));
    }
}
