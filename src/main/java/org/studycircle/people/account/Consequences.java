package org.studycircle.people.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.studycircle.people.PersonState;
import org.studycircle.people.PersonStates;
import org.studycircle.people.PersonStates.Known;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What becomes of people as their accounts stand in the realm. All of it may be said again. */
@ApplicationScoped
class Consequences {

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @Inject
    PersonStates people;

    @Inject
    Instance<Departures> departures;

    /** @return the new states of those who have one */
    Uni<List<PersonState>> stand(List<AccountState> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] subjects = accounts.stream().map(AccountState::subject).toArray(String[]::new);
        return people.follow(issuer, subjects, accounts.stream().map(AccountState::enabled).toArray(Boolean[]::new))
                .call(() -> people.found(issuer, subjects)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : told(listener -> listener.back(found))));
    }

    /** Nobody is served by what is left of an account that is gone; erasing them takes its time. */
    Uni<Void> gone(Known person) {
        return refuse(person)
                .chain(() -> told(listener -> listener.gone(person.personId())))
                .chain(() -> people.missing(person.personId(), Instant.now()));
    }

    Uni<Void> refuse(Known person) {
        return people.follow(issuer, new String[]{person.subject()}, new Boolean[]{false}).replaceWithVoid();
    }

    private Uni<Void> told(Function<Departures, Uni<Void>> word) {
        return Multi.createFrom().iterable(departures).onItem().transformToUniAndConcatenate(word::apply).collect().last()
                .replaceWithVoid();
    }
}
