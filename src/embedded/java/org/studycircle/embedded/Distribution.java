package org.studycircle.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.stream.Stream;


import org.studycircle.app.StartRefused;

/** Where the programs are: Keycloak unpacked by the build, PostgreSQL unpacked beside it at the first start. */
public record Distribution(Path keycloak, String postgreSqlVersion) {

    public static Distribution find(EmbeddedSettings settings) {
        Properties build = build();
        String folder = "keycloak-" + build.getProperty("keycloak.version");
        Stream<Path> places = settings.keycloak().home().map(Path::of).map(Stream::of).orElseGet(() -> Stream.of(
                Path.of(build.getProperty("keycloak.directory"), folder), Path.of(".embedded", folder)));
        Path keycloak = places.map(Path::toAbsolutePath).map(Path::normalize)
                .filter(place -> Files.exists(place.resolve("lib/quarkus-run.jar"))).findFirst()
                .orElseThrow(() -> new StartRefused("""
                        Keycloak is not where the build has unpacked it. Build again (./mvnw package), or set
                        study-circle.embedded.keycloak.home to an unpacked %s.""".formatted(folder)));
        return new Distribution(keycloak, build.getProperty("postgresql.version"));
    }

    /** Several processes share the programs: what changes them is done by one at a time. */
    void exclusively(String what, Runnable change) {
        Path file = keycloak.resolveSibling(what + ".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, what)) {
            if (lock.isValid()) {
                change.run();
            }
        } catch (IOException e) {
            throw new StartRefused("%s can't be prepared in %s: %s".formatted(what, keycloak.getParent(), e), e);
        }
    }

    private static FileLock lock(FileChannel channel, String what) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        System.out.printf("Waiting until another process has prepared %s ...%n", what);
        return channel.lock();
    }

    private static Properties build() {
        try (InputStream stream = Distribution.class.getResourceAsStream("embedded.properties")) {
            Properties build = new Properties();
            build.load(stream);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
