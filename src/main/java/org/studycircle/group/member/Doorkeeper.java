package org.studycircle.group.member;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

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

/**
 * Asks who somebody is in a group before the body of their request is taken. The operation asks again, within its transaction, and that
 * is what counts: here a seat may be remembered for some seconds. Nobody is refused from memory.
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
        if (needs == null ? group != null && operation.isAnnotationPresent(MostBytes.class) : needs.seat()) {
            ask(call, new Place(id(group), caller.id()), needs);
        }
    }

    private void ask(ResteasyReactiveContainerRequestContext call, Place place, Needs needs) {
        Role known = seats.getIfPresent(place);
        if (known != null && permissions(needs).allMatch(known::may)) {
            return;
        }
        call.suspend();
        members.active(place.groupId, place.personId).map(Member::role)
                .invoke(role -> seats.put(place, role))
                .invoke(role -> permissions(needs).forEach(role::require))
                .subscribe().with(seated -> call.resume(), call::resume);
    }

    private static Stream<Permission> permissions(Needs needs) {
        return needs == null ? Stream.empty() : Arrays.stream(needs.value());
    }

    private static UUID id(String group) {
        try {
            return Ids.canonical(group);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
