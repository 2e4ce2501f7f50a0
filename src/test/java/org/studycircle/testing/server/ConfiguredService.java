package org.studycircle.testing.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged application as in production: its PostgreSQL and its Keycloak, those of the tests, are configured.
 *
 * @param management address of the management port
 * @param log what it has printed so far
 */
public record ConfiguredService(Process process, int port, String management, List<String> log) implements AutoCloseable {

    /** Names a folder of files, in which the password is then. */
    public static final String SECRETS = "smallrye.config.source.file.locations";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern
            .compile("Listening on: http://[^:]+:(\\d+)\\. Management interface listening on http://[^:]+:(\\d+)");

    /** @param settings what is configured otherwise than usual */
    public static ConfiguredService start(Map<String, String> settings) throws IOException {
        Map<String, String> servers = new EmbeddedServers().start();
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                "quarkus.http.host", "127.0.0.1", "quarkus.http.port", "0",
                "quarkus.management.host", "127.0.0.1", "quarkus.management.port", "0",
                "quarkus.datasource.reactive.url", servers.get("quarkus.datasource.reactive.url"),
                "mp.jwt.verify.issuer", EmbeddedServers.issuer(),
                "study-circle.cursors.key", "known-to-everybody-and-good-for-tests-alone"));
        properties.putAll(settings);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", servers.get("quarkus.datasource.username"));
        if (!settings.containsKey(SECRETS)) {
            builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", servers.get("quarkus.datasource.password"));
        }
        return listening(builder.start());
    }

    /** The address of the database of the tests, without its user. */
    public static URI database() {
        return URI.create(new EmbeddedServers().start().get("quarkus.datasource.reactive.url"));
    }

    private static ConfiguredService listening(Process process) throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread reader = new Thread(() -> output.lines().forEach(log::add));
                reader.setDaemon(true);
                reader.start();
                return new ConfiguredService(process, Integer.parseInt(listening.group(1)),
                        "http://127.0.0.1:" + listening.group(2), log);
            }
        }
        throw new AssertionError("It did not start:\n" + String.join("\n", log));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
