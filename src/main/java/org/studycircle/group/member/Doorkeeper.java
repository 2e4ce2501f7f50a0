package org.studycircle.group.member;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.studycircle.http.MostBytes;
import org.studycircle.http.problem.NotFound;
import org.studycircle.people.Caller;
import org.studycircle.text.Ids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;

/**
 * Asks who somebody is in a group before the body of their request is taken. The operation asks again, within its transaction, and that
 * is what counts: here a seat may be remembered for some seconds.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class Doorkeeper implements ResteasyReactiveContainerRequestFilter {

    private static final String GROUP = "groupId";
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 20_000;

    @Inject
    Members members;

    @Inject
    Caller caller;

    private final Cache<Place, Role> seats = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED)
            .build();

    private record Place(UUID groupId, UUID personId) {}

    @Override
    public void filter(ResteasyReactiveContainerRequestContext call) {
        Method operation = ((ResteasyReactiveRequestContext) call.getServerRequestContext()).getTarget().getLazyMethod()
                .getMethod();
        Needs needs = operation.getAnnotation(Needs.class);
        String group = call.getUriInfo().getPathParameters().getFirst(GROUP);
        boolean isAsked = needs == null ? group != null && operation.isAnnotationPresent(MostBytes.class) : needs.seat();
        if (isAsked) {
            call.suspend();
            role(new Place(id(group), caller.id()))
                    .invoke(role -> require(role, needs))
                    .subscribe().with(seated -> call.resume(), call::resume);
        }
    }

    private Uni<Role> role(Place place) {
        Role known = seats.getIfPresent(place);
        return known != null
                ? Uni.createFrom().item(known)
                : members.active(place.groupId, place.personId).map(Member::role).invoke(role -> seats.put(place, role));
    }

    private static void require(Role role, Needs needs) {
        for (Permission permission : needs == null ? new Permission[0] : needs.value()) {
            role.require(permission);
        }
    }

    private static UUID id(String group) {
        try {
            return Ids.canonical(group);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
