package org.studycircle.people.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;

import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.studycircle.app.Jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The realm's own records of what happened in it, which Keycloak has to be told to make. */
@ApplicationScoped
class RealmEvents {

    private static final int A_CALL = 200;
    private static final String OLDEST_FIRST = "asc";
    private static final List<String> OF_ADMINISTRATORS = List.of("USER", "USER_SESSION", "REALM");
    private static final List<String> OF_PEOPLE = List.of("DELETE_ACCOUNT", "LOGOUT", "USER_DISABLED_BY_PERMANENT_LOCKOUT");

    @Inject
    RealmAdministration realm;

    @Inject
    Jobs jobs;

    /** @return what the realm has to be set to before this tells everything; empty where it is */
    Uni<Optional<String>> lacking() {
        return realm.askRealm(asked -> {
            try {
                return lacking(asked.getRealmEventsConfig());
            } catch (ForbiddenException refused) {
                return Optional.of("the role view-events of realm-management for the client of this service");
            }
        });
    }

    private static Optional<String> lacking(RealmEventsConfigRepresentation kept) {
        if (!kept.isEventsEnabled() || !Boolean.TRUE.equals(kept.isAdminEventsEnabled())) {
            return Optional.of("user events and admin events to be saved");
        }
        Set<String> missing = new HashSet<>(OF_PEOPLE);
        missing.removeAll(kept.getEnabledEventTypes());
        return missing.isEmpty() ? Optional.empty() : Optional.of("user events of the types " + missing + " to be saved");
    }

    /** Everything since an instant of Keycloak's clock, of administrators first. */
    Uni<List<RealmEvent>> since(Instant from) {
        long first = from.toEpochMilli();
        return all((asked, skipped) -> asked.getAdminEvents(null, null, null, null, null, null, OF_ADMINISTRATORS, first,
                Long.MAX_VALUE, skipped, A_CALL, OLDEST_FIRST).stream().map(RealmEvent::of).toList())
                .chain(theirs -> all((asked, skipped) -> asked.getEvents(OF_PEOPLE, null, null, first, Long.MAX_VALUE, null,
                        skipped, A_CALL, OLDEST_FIRST).stream().map(RealmEvent::of).toList())
                        .map(own -> both(theirs, own)));
    }

    /** New ones come at the end, so that none is missed between two pages. */
    private Uni<List<RealmEvent>> all(BiFunction<RealmResource, Integer, List<RealmEvent>> page) {
        return Multi.createBy().repeating()
                .uni(AtomicInteger::new, skipped -> jobs.goOn()
                        .chain(() -> realm.askRealm(asked -> page.apply(asked, skipped.getAndAdd(A_CALL)))))
                .whilst(events -> events.size() == A_CALL)
                .onItem().<RealmEvent>disjoint()
                .collect().asList();
    }

    private static List<RealmEvent> both(List<RealmEvent> some, List<RealmEvent> others) {
        List<RealmEvent> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
