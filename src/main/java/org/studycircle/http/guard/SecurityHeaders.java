package org.studycircle.http.guard;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.studycircle.http.HttpSettings;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer tells browsers, whoever made it: what has its own policy or says itself how long it may be kept is left
 * as it is.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Before the filter for other origins, which answers by itself. */
    private static final int FIRST = 2_000;

    private static final String POLICY = "Content-Security-Policy";
    private static final String CACHE = "Cache-Control";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Quarkus serves this page, whose scripts and styles stand in it; it talks to the service and to Keycloak. */
    private static final String TRY_IT = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self' %s; frame-ancestors 'none'";

    @Inject
    HttpSettings settings;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    URI issuer;

    void register(@Observes Filters filters) {
        filters.register(this::protect, FIRST);
    }

    private void protect(RoutingContext call) {
        call.addHeadersEndHandler(end -> complete(call.request().path(), call.response().headers()));
        call.next();
    }

    private void complete(String path, MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (!headers.contains(POLICY)) {
            headers.set(POLICY, path.startsWith("/swagger-ui") ? TRY_IT.formatted(issuer.resolve("/")) : NOTHING);
        }
        if (!headers.contains(CACHE)) {
            headers.set(CACHE, path.startsWith("/api/") ? "no-store" : "no-cache");
        }
        long seconds = settings.strictTransportSecurity().toSeconds();
        if (seconds > 0) {
            headers.set("Strict-Transport-Security", "max-age=" + seconds);
        }
    }
}
