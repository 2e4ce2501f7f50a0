package org.studycircle.app;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.app.configuration.Complaints;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Starts the service, and before it its own PostgreSQL and Keycloak when no datasource is configured. */
@QuarkusMain
public class Main implements QuarkusApplication {

    private static final String DATASOURCE = "quarkus.datasource.reactive.url";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String MIGRATE_ONLY = "quarkus.init-and-exit";

    private static Optional<OwnServers> ownServers = Optional.empty();

    @Inject
    Config config;

    public static void main(String... args) {
        // before Netty opens anything: what watches connections is found as a service
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        // addresses that are none are refused by org.studycircle.http.guard, with a problem
        System.setProperty("vertx.disableURIValidation", "true");
        Config config = ConfigProvider.getConfig();
        try {
            // a build that records a class archive calls main, with nothing configured: it must not start servers
            if (!ApplicationLifecycleManager.isAppCDSGeneration()) {
                refuseWhatCantBeMeant(config);
                requireFreePorts(config);
                ownServers = startOwnServers(config);
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        if (isMigrationOnly(config)) {
            // once the schema is migrated, there is no container any more that this class could be had from
            Quarkus.run(args);
        } else {
            Quarkus.run(Main.class, args);
        }
    }

    @Override
    public int run(String... args) {
        ownServers.ifPresent(servers -> System.out.println(servers.welcome(config)));
        Quarkus.waitForExit();
        return 0;
    }

    private static void refuseWhatCantBeMeant(Config config) {
        List<String> complaints = Complaints.about(config);
        if (!complaints.isEmpty()) {
            throw new StartRefused("""
                    Study Circle does not start with this configuration:
                      %s
                    docs/configuration.md has all settings, and says where they can be set.""".formatted(
                    String.join("\n  ", complaints)));
        }
        // a list of origins is all there is to say
        if (isConfigured(config, ORIGINS)) {
            System.setProperty("quarkus.http.cors.enabled", "true");
        }
    }

    /** In development it is this service itself that listens while it is started anew. */
    private static void requireFreePorts(Config config) {
        if (!ConfigUtils.isProfileActive("dev") && !isMigrationOnly(config)) {
            Listening.requireFree(config, isConfigured(config, DATASOURCE) ? "0.0.0.0" : "127.0.0.1");
        }
    }

    private static boolean isMigrationOnly(Config config) {
        return config.getOptionalValue(MIGRATE_ONLY, Boolean.class).orElse(false);
    }

    private static Optional<OwnServers> startOwnServers(Config config) {
        if (isConfigured(config, DATASOURCE)) {
            return Optional.empty();
        }
        OwnServers servers = ServiceLoader.load(OwnServers.class).findFirst().orElseThrow(Main::unconfigured);
        servers.start(config);
        return Optional.of(servers);
    }

    private static boolean isConfigured(Config config, String property) {
        return config.getOptionalValue(property, String.class).isPresent();
    }

    private static StartRefused unconfigured() {
        return new StartRefused("""
                Study Circle needs a PostgreSQL and a Keycloak that are configured completely. Set
                  %s      postgresql://db.example.org:5432/study_circle
                  quarkus.datasource.username
                  quarkus.datasource.password
                  %s                 https://id.example.org/realms/study-circle
                as system properties, in config/application.properties, or as environment variables
                (QUARKUS_DATASOURCE_REACTIVE_URL, MP_JWT_VERIFY_ISSUER, ...).""".formatted(DATASOURCE, ISSUER));
    }
}
