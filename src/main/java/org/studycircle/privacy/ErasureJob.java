package org.studycircle.privacy;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.OwnMemberships;
import org.studycircle.group.PersonalData.FormerPerson;
import org.studycircle.people.PersonStates;
import org.studycircle.people.PersonStates.Known;
import org.studycircle.people.account.Accounts;
import org.studycircle.text.Email;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Erases whose time has come: group after group, then the person, then the account. Replicas take different people. */
@ApplicationScoped
class ErasureJob {

    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    ErasureSteps steps;

    @Inject
    Erasures erasures;

    @Inject
    OwnMemberships memberships;

    @Inject
    PersonStates people;

    @Inject
    Accounts accounts;

    @Inject
    Jobs jobs;

    @Scheduled(every = "${study-circle.erasure.work-every}", delayed = "${study-circle.erasure.work-after}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return jobs.run(() -> each(steps::take, this::advance));
    }

    /** One after the other, each looked for when the one before is done, until there is none. */
    private <T> Uni<Void> each(Supplier<Uni<T>> next, Function<T, Uni<Void>> act) {
        return Multi.createBy().repeating().uni(() -> jobs.goOn()
                .chain(() -> next.get())
                .call(found -> found == null ? Uni.createFrom().voidItem() : act.apply(found))
                .map(Optional::ofNullable))
                .until(Optional::isEmpty)
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Void> advance(DueErasure erasure) {
        return (erasure.hasBegun() ? finish(erasure) : steps.begin(erasure))
                .onFailure(Jobs::isFault)
                .invoke(failure -> LOG.warnf("The erasure of %s goes on later: %s", erasure.personId(), failure))
                .onFailure(Jobs::isFault).recoverWithUni(() -> steps.postpone(erasure));
    }

    private Uni<Void> finish(DueErasure erasure) {
        UUID person = erasure.personId();
        return erasures.held(person)
                .chain(held -> steps.count(person, held))
                .chain(() -> leaveGroups(erasure))
                .chain(() -> steps.forget(new FormerPerson(person, null)))
                .chain(() -> people.known(person))
                .chain(known -> email(known)
                        .chain(email -> steps.forget(new FormerPerson(person, email)))
                        .chain(() -> removeAccount(known)))
                .chain(() -> steps.complete(person))
                .invoke(() -> LOG.infof("%s has been erased", person));
    }

    private Uni<Void> leaveGroups(DueErasure erasure) {
        return each(() -> memberships.next(erasure.personId(), erasure.isBlanking()),
                member -> steps.erase(erasure.personId(), member));
    }

    /** Known only as long as there is an account; nothing else waits for Keycloak to tell it. */
    private Uni<String> email(Known person) {
        return isOurs(person)
                ? accounts.verifiedEmail(person.subject()).map(email -> email.flatMap(Email::normalised).orElse(null))
                : Uni.createFrom().nullItem();
    }

    private boolean isOurs(Known person) {
        return person.issuer().equals(issuer);
    }

    /** An account of a realm that this service no longer trusts is not ours to remove. */
    private Uni<Void> removeAccount(Known person) {
        return isOurs(person) ? accounts.remove(person.subject()) : Uni.createFrom().voidItem();
    }
}
