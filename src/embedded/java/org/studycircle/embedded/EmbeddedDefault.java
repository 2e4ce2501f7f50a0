package org.studycircle.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

import org.studycircle.app.OwnServers;
import org.studycircle.seeds.Ledger;
import org.studycircle.seeds.Seeds;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;

/** Brings up the servers of the data directory, and takes them down after the service. */
public class EmbeddedDefault implements OwnServers {

    private static final String HTTP_HOST = "quarkus.http.host";
    private static final String MANAGEMENT_HOST = "quarkus.management.host";
    private static final String CURSORS = "study-circle.cursors.key";
    private static final String TRY_IT = "study-circle.http.try-it";
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String ORIGINS_TAKEN = "quarkus.http.cors.enabled";
    /**
     * An expression, which begins and ends with a slash, and without a backslash, which lists of settings take for their own: whoever
     * develops an app serves it from a port of their own.
     */
    static final String ON_THIS_MACHINE = "/https?://(localhost|127[.]0[.]0[.]1|[^a-z]::1[^a-z])(:[0-9]+)?/";
    /** From where on sources of configuration are somebody's, and not the build's. */
    private static final int SAID = 100;
    private static final String SEEDS = "seeds.loaded";
    private static final long DRAIN_SECONDS = 60;

    private DataDirectory data;
    private volatile Watchdog watchdog;
    private Servers servers;
    private volatile Supervisor supervisor;

    @Override
    public void start(Config config) {
        long begin = System.nanoTime();
        EmbeddedSettings settings = EmbeddedSettings.of(config);
        data = DataDirectory.claim(Path.of(settings.data()));
        try {
            start(settings);
        } catch (RuntimeException e) {
            FullDisk.refuse(e, data.path());
            throw e;
        }
        servers.properties().forEach(System::setProperty);
        unlessSaid(config, CURSORS, data.secret("cursors.key"));
        for (String host : List.of(HTTP_HOST, MANAGEMENT_HOST)) {
            unlessSaid(config, host, "127.0.0.1");
        }
        unlessSaid(config, TRY_IT, "true");
        unlessSaid(config, ORIGINS, ON_THIS_MACHINE);
        System.setProperty(ORIGINS_TAKEN, "true");
        System.out.printf("Both are up after %.1f s.%n", (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Whatever ends this process from here on, it waits until nothing of them is left. */
    private void start(EmbeddedSettings settings) {
        if (data.isNew()) {
            FullDisk.refuseFirstStart(data.path());
        }
        watchdog = Watchdog.over(data);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAfterService, "embedded-servers"));
        System.out.printf("Starting PostgreSQL and Keycloak over %s (the first time takes longest) ...%n", data.path());
        servers = Servers.start(data, settings, watchdog);
        supervisor = Supervisor.over(servers.wards(settings, watchdog), watchdog, Supervisor.Patience.USUAL,
                EmbeddedDefault::giveUp);
    }

    private static void giveUp(String reason) {
        System.err.printf("Study Circle stops: %s%n", reason);
        Quarkus.asyncExit(1);
    }

    /** A default, which is known too, is nobody's word. */
    private static void unlessSaid(Config config, String name, String value) {
        ConfigValue known = config.getConfigValue(name);
        if (known.getValue() == null || known.getSourceOrdinal() < SAID) {
            System.setProperty(name, value);
        }
    }

    @Override
    public String welcome(Config config) {
        String service = address(config, HTTP_HOST, "quarkus.http.port");
        String management = address(config, MANAGEMENT_HOST, "quarkus.management.port");
        Ledger ledger = new Ledger(data.kept(SEEDS).orElse(""), loaded -> data.keep(SEEDS, loaded));
        return Welcome.to(servers, service, management, Seeds.load(config, service, servers.keycloak().issuer(), ledger));
    }

    private static String address(Config config, String host, String port) {
        return "http://%s:%s".formatted(config.getValue(host, String.class), config.getValue(port, String.class));
    }

    private void stopAfterService() {
        if (supervisor != null) {
            supervisor.close();
        }
        Application service = Application.currentApplication();
        if (service != null) {
            // an application that never came up never stops
            Thread stopping = new Thread(service::awaitShutdown);
            stopping.setDaemon(true);
            stopping.start();
            try {
                stopping.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        watchdog.close();
        data.close();
    }
}
