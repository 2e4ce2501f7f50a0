package org.studycircle.people.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.studycircle.app.Worker;
import org.studycircle.http.problem.Unavailable;

import io.smallrye.mutiny.Uni;

/**
 * The way to Keycloak's administration: on a worker, a few calls at a time, each with a time-out and none repeated. Whatever
 * fails there is {@link Unavailable} here, so that a Keycloak that hangs costs a few threads and nobody's patience.
 */
@ApplicationScoped
class RealmAdministration {

    private static final Logger LOG = Logger.getLogger(RealmAdministration.class);
    private static final String REALMS = "/realms/";
    private static final long QUIET_NANOS = Duration.ofHours(1).toNanos();

    private final RealmSettings settings;
    private final String server;
    private final String realm;
    private final Semaphore calls;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);
    private volatile Keycloak keycloak;

    @Inject
    RealmAdministration(RealmSettings settings, @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        int end = issuer.lastIndexOf(REALMS);
        this.settings = settings;
        this.server = settings.serverUrl().orElseGet(() -> end < 0 ? issuer : issuer.substring(0, end));
        this.realm = settings.realm().orElseGet(() -> end < 0 ? "" : issuer.substring(end + REALMS.length()));
        this.calls = new Semaphore(settings.concurrentCalls());
    }

    /** @param question one call, which may be told no by an exception that it turns into an answer itself */
    <T> Uni<T> ask(Function<UsersResource, T> question) {
        return askRealm(asked -> question.apply(asked.users()));
    }

    /** As {@link #ask}, of more than accounts. */
    <T> Uni<T> askRealm(Function<RealmResource, T> question) {
        if (settings.clientSecret().isEmpty()) {
            warn("Accounts are not looked after: study-circle.keycloak.client-secret is not configured");
            return Uni.createFrom().failure(new Unavailable("This service is not set up to look after accounts."));
        }
        Duration patience = settings.timeout();
        long end = System.nanoTime() + patience.toNanos();
        return Worker.run(() -> bounded(question, end), patience)
                .onFailure(failure -> !(failure instanceof Unavailable)).transform(this::away);
    }

    /** Who finds all calls taken does not wait; who has waited for a token until nobody waits for the answer does not ask. */
    private <T> T bounded(Function<RealmResource, T> question, long end) {
        if (!calls.tryAcquire()) {
            throw new Unavailable("The identity provider has more to do than it can just now.");
        }
        try {
            Keycloak client = client();
            client.tokenManager().getAccessToken();
            if (System.nanoTime() > end) {
                throw new Unavailable("The identity provider is too slow just now.");
            }
            return question.apply(client.realm(realm));
        } finally {
            calls.release();
        }
    }

    private Unavailable away(Throwable failure) {
        warn("Keycloak's administration: " + (failure instanceof TimeoutException ? "no answer in time" : failure));
        return new Unavailable("The identity provider can't be asked just now.");
    }

    /** Jobs try again and again: an outage is worth a line an hour. */
    private void warn(String trouble) {
        long now = System.nanoTime();
        if (now - lastWarning.getAndUpdate(last -> now - last < QUIET_NANOS ? last : now) >= QUIET_NANOS) {
            LOG.warn(trouble);
        } else {
            LOG.debug(trouble);
        }
    }

    private synchronized Keycloak client() {
        if (keycloak == null) {
            Client http = Keycloak.getClientProvider().newRestEasyClient(null, null, false);
            http.property(QuarkusRestClientProperties.READ_TIMEOUT, settings.timeout().toMillis());
            keycloak = KeycloakBuilder.builder().serverUrl(server).realm(realm)
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId(settings.clientId()).clientSecret(settings.clientSecret().orElseThrow())
                    .resteasyClient(http)
                    .build();
        }
        return keycloak;
    }

    @PreDestroy
    void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
