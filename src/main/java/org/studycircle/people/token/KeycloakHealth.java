package org.studycircle.people.token;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;

/**
 * Whether people can sign in, which operators are told at {@code /q/health/well}. It is no matter of being ready: who has a token is served
 * without Keycloak, and a replica that is taken out of service for it would serve nobody.
 */
@Wellness
@ApplicationScoped
class KeycloakHealth implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    RealmKeys keys;

    @Override
    public Uni<HealthCheckResponse> call() {
        return keys.areAway()
                .ifNoItem().after(PATIENCE).recoverWithItem(true)
                .map(away -> HealthCheckResponse.named("Keycloak").status(!away).build());
    }
}
