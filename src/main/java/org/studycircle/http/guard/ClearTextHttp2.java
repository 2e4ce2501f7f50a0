package org.studycircle.http.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.HttpSettings;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/** HTTP/2 belongs to TLS: without it no browser speaks it, and every connection of a stranger would be a second way in. */
@ApplicationScoped
public class ClearTextHttp2 implements HttpServerOptionsCustomizer {

    @Inject
    HttpSettings settings;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(settings.clearTextUpgrade());
    }
}
