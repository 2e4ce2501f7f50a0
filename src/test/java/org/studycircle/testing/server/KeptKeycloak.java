package org.studycircle.testing.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.embedded.Command;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Keycloak;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.Watchdog;

/**
 * One Keycloak for all processes of tests that one Maven starts, for its start costs more than most tests. The first that needs it has
 * it started, by a process that keeps it until Maven ends, in whatever way.
 */
final class KeptKeycloak {

    private static final int START_SECONDS = 180;
    private static final Path DATA = EmbeddedServers.DIRECTORY.resolve("keycloak");
    private static final Path LOCK = EmbeddedServers.DIRECTORY.resolve("keycloak.lock");
    private static final Path KNOWN = EmbeddedServers.DIRECTORY.resolve("keycloak.properties");
    private static final Path LOG = EmbeddedServers.DIRECTORY.resolve("keycloak-keeper.log");
    private static final String KEEPER = "keeper";
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private KeptKeycloak() {}

    /** What is known of it when it can be asked; it is started where it is not running. */
    static Map<String, String> running() {
        return maven().map(KeptKeycloak::sharedUnder).orElseGet(() -> withQuickSignIn(started()));
    }

    /** Empty where Maven is not the one that runs the tests. */
    private static Optional<ProcessHandle> maven() {
        return Stream.iterate(ProcessHandle.current().parent(), Optional::isPresent, child -> child.get().parent())
                .flatMap(Optional::stream).filter(process -> process.info().commandLine().orElse("").contains(MAVEN))
                .findFirst();
    }

    private static Map<String, String> sharedUnder(ProcessHandle maven) {
        try {
            Files.createDirectories(EmbeddedServers.DIRECTORY);
            try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                return known(maven).or(() -> kept(maven).or(() -> kept(maven)).map(KeptKeycloak::withQuickSignIn))
                        .orElseThrow(() -> new IllegalStateException(
                                "Keycloak is not kept running; %s ends with%n%s".formatted(LOG, Command.tail(LOG))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Map<String, String>> kept(ProcessHandle maven) {
        try {
            Files.deleteIfExists(KNOWN);
            Process keeper = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
                    KeptKeycloak.class.getName(), Long.toString(maven.pid()))
                    .redirectErrorStream(true).redirectOutput(Redirect.appendTo(LOG.toFile())).start();
            while (keeper.isAlive() && Files.notExists(KNOWN)) {
                Thread.sleep(100);
            }
            return known(maven);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> withQuickSignIn(Map<String, String> keycloak) {
        RealmAdmin.quickenSignIn(keycloak.get(EmbeddedServers.ISSUER), keycloak.get(EmbeddedServers.ADMIN_PASSWORD));
        return keycloak;
    }

    /** What the keeper that this Maven has says of its Keycloak. */
    private static Optional<Map<String, String>> known(ProcessHandle maven) {
        if (Files.notExists(KNOWN)) {
            return Optional.empty();
        }
        Properties known = new Properties();
        try (Reader reader = Files.newBufferedReader(KNOWN)) {
            known.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(known)
                .filter(it -> it.getProperty(MAVEN).equals(Long.toString(maven.pid()))
                        && ProcessHandle.of(Long.parseLong(it.getProperty(KEEPER))).isPresent())
                .map(it -> Map.of(EmbeddedServers.ISSUER, it.getProperty(EmbeddedServers.ISSUER),
                        EmbeddedServers.CLIENT_SECRET, it.getProperty(EmbeddedServers.CLIENT_SECRET),
                        EmbeddedServers.ADMIN_PASSWORD, it.getProperty(EmbeddedServers.ADMIN_PASSWORD)));
    }

    /** Ends with this process. */
    private static Map<String, String> started() {
        DataDirectory data = DataDirectory.claim(DATA);
        Keycloak keycloak = Keycloak.start(Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig())), data,
                Ports.free(), START_SECONDS, Watchdog.over(data));
        return Map.of(EmbeddedServers.ISSUER, keycloak.issuer(), EmbeddedServers.CLIENT_SECRET, keycloak.clientSecret(),
                EmbeddedServers.ADMIN_PASSWORD, keycloak.adminPassword());
    }

    /** The keeper: the end of this process, at the latest by the end of Maven, is the end of Keycloak. */
    public static void main(String[] arguments) throws IOException {
        ProcessHandle maven = ProcessHandle.of(Long.parseLong(arguments[0])).orElseThrow();
        CompletableFuture<ProcessHandle> over = maven.onExit();
        Properties known = new Properties();
        known.putAll(started());
        known.setProperty(KEEPER, Long.toString(ProcessHandle.current().pid()));
        known.setProperty(MAVEN, arguments[0]);
        Path next = DATA.resolve("keycloak.properties.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(next)) {
            known.store(writer, "Of the Keycloak that is running for the tests");
        }
        Files.move(next, KNOWN, StandardCopyOption.ATOMIC_MOVE);
        over.join();
        System.exit(0);
    }
}
