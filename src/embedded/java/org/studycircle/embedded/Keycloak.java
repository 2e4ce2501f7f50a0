package org.studycircle.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.studycircle.app.StartRefused;
import org.studycircle.embedded.Watchdog.Ending;

/** A running Keycloak on 127.0.0.1 with the realm of this service. */
public record Keycloak(String url, String adminPassword, String clientSecret, ProcessHandle process) {

    static final String ADMIN = "admin";
    private static final String REALM = "study-circle";
    private static final String REALM_FILE = REALM + "-realm.json";
    private static final int BUILT = 10;

    /**
     * Starts it over the data directory, and returns when its realm can be asked.
     *
     * @throws StartRefused with the end of its log when that takes longer than the seconds given
     */
    public static Keycloak start(Distribution distribution, DataDirectory data, int port, int seconds, Watchdog watchdog) {
        Home home = new Home(distribution, data, "http://127.0.0.1:" + port, port);
        home.prepare(watchdog);
        Keycloak keycloak = new Keycloak(home.url, home.adminPassword(), home.clientSecret(),
                watchdog.guard(Ending.USUAL, home::launch));
        boolean settled = Waiting.until(() -> !keycloak.process.isAlive() || keycloak.answers(), seconds);
        if (!settled || !keycloak.process.isAlive()) {
            FullDisk.refuse(home.log());
            String what = settled ? "does not start" : "is not up after %d seconds".formatted(seconds);
            throw new StartRefused("Keycloak %s; its log %s ends with%n%s".formatted(what, home.log(),
                    Command.tail(home.log())));
        }
        keycloak.upgrade();
        return keycloak;
    }

    /** To be started again, should it end, with the same data at the same port. */
    Ward ward(Distribution distribution, DataDirectory data, int seconds, Watchdog watchdog) {
        int port = URI.create(url).getPort();
        return new Ward("Keycloak", process, log(data), () -> start(distribution, data, port, seconds, watchdog).process);
    }

    private static Path log(DataDirectory data) {
        return data.path().resolve("keycloak.log");
    }

    /** Without it all works but that who signs out or is disabled is noticed later. */
    private void upgrade() {
        try (InputStream realm = realmFile()) {
            new RealmUpgrade(url, REALM, adminPassword).run(realm);
        } catch (IOException e) {
            System.out.printf("The realm stays as an earlier release has made it: %s%n", e.getMessage());
        }
    }

    private static InputStream realmFile() {
        return Keycloak.class.getResourceAsStream("/" + REALM_FILE);
    }

    public String issuer() {
        return url + "/realms/" + REALM;
    }

    /** What the service has to know. */
    public Map<String, String> properties() {
        return Map.of("mp.jwt.verify.issuer", issuer(), "study-circle.keycloak.client-secret", clientSecret);
    }

    private boolean answers() {
        try {
            URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
            HttpURLConnection connection = (HttpURLConnection) discovery.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Keycloak keeps its files here and only reads the distribution, which others may be using too. */
    private record Home(Distribution distribution, DataDirectory data, String url, int port) {

        Path files() {
            return data.path().resolve("keycloak");
        }

        Path log() {
            return Keycloak.log(data);
        }

        String adminPassword() {
            return data.secret("keycloak.admin.password");
        }

        String clientSecret() {
            return data.secret("keycloak.client-secret");
        }

        void prepare(Watchdog watchdog) {
            try (InputStream realm = realmFile()) {
                Path imports = Files.createDirectories(data.folder("keycloak").resolve("data/import"));
                Files.copy(realm, imports.resolve(REALM_FILE), StandardCopyOption.REPLACE_EXISTING);
                if (Files.exists(log())) {
                    Files.move(log(), log().resolveSibling("keycloak.log.before"), StandardCopyOption.REPLACE_EXISTING);
                }
                if (!isBuilt()) {
                    distribution.exclusively("keycloak", () -> build(watchdog));
                }
            } catch (IOException e) {
                throw new StartRefused("Keycloak can't be set up in %s: %s".formatted(files(), e), e);
            }
        }

        ProcessHandle launch() {
            // Ctrl-C reaches every process of the terminal: the service has to be first to stop
            List<String> words = new ArrayList<>(List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "keycloak"));
            words.addAll(java("-Dkc.config.built=true"));
            ProcessBuilder builder = new ProcessBuilder(words).directory(files().toFile()).redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile()));
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("QUARKUS_"));
            environment.putAll(Command.LOCALE);
            environment.putAll(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword(),
                    "STUDY_CIRCLE_CLIENT_SECRET", clientSecret()));
            try {
                return builder.start().toHandle();
            } catch (IOException e) {
                throw new StartRefused("Keycloak can't be run: " + e.getMessage(), e);
            }
        }

        /** Keycloak builds itself once for the options of its start, and writes into the distribution then. */
        private void build(Watchdog watchdog) {
            if (isBuilt()) {
                return;
            }
            int exit = watchdog.exitCode(new Command(log(), java("-Dkc.config.built=false")), "");
            if (exit != BUILT) {
                FullDisk.refuse(log());
                throw new StartRefused("Keycloak can't be built; its log %s ends with%n%s".formatted(log(),
                        Command.tail(log())));
            }
            try {
                Files.writeString(marker(), state());
            } catch (IOException e) {
                throw new StartRefused("Keycloak can't be built in %s: %s".formatted(distribution.keycloak(), e), e);
            }
        }

        private boolean isBuilt() {
            try {
                return Files.exists(marker()) && Files.readString(marker()).equals(state());
            } catch (IOException e) {
                return false;
            }
        }

        private Path marker() {
            return distribution.keycloak().resolve("built-for-study-circle");
        }

        private String state() throws IOException {
            return Files.getLastModifiedTime(distribution.keycloak().resolve("lib/quarkus/quarkus-application.dat")).toString();
        }

        private List<String> java(String built) {
            List<String> words = new ArrayList<>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"));
            for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
                words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
            words.addAll(List.of("--enable-native-access=ALL-UNNAMED", built, "-Dkc.home.dir=" + files(),
                    "-Djboss.server.config.dir=" + files().resolve("conf"),
                    "-cp", distribution.keycloak().resolve("lib/quarkus-run.jar").toString(),
                    "io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start-dev", "--import-realm", "--cache=local",
                    "--hostname=" + url, "--http-host=127.0.0.1", "--http-port=" + port));
            return words;
        }
    }
}
