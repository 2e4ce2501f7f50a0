package org.studycircle.people.account;

import java.lang.reflect.Method;
import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.studycircle.people.SiteRole;

import io.quarkus.security.identity.SecurityIdentity;

/** Before the body of an operation of site administrators is taken: whether who calls, by a token that has the role, still has it. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AdministratorsOnly implements ResteasyReactiveContainerRequestFilter {

    @Inject
    Administrators administrators;

    @Inject
    SecurityIdentity identity;

    @Override
    public void filter(ResteasyReactiveContainerRequestContext call) {
        var context = (ResteasyReactiveRequestContext) call.getServerRequestContext();
        if (isForAdministrators(context.getTarget().getLazyMethod().getMethod())) {
            String subject = ((JsonWebToken) identity.getPrincipal()).getSubject();
            if (!administrators.isConfirmed(subject)) {
                call.suspend();
                administrators.confirm(subject).subscribe().with(confirmed -> call.resume(), call::resume);
            }
        }
    }

    private static boolean isForAdministrators(Method operation) {
        RolesAllowed own = operation.getAnnotation(RolesAllowed.class);
        RolesAllowed asked = own == null ? operation.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return asked != null && Arrays.asList(asked.value()).contains(SiteRole.ADMIN);
    }
}
