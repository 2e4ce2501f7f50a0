package org.studycircle.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.studycircle.app.StartRefused;

/** All that the embedded servers keep between two starts. One process owns it at a time. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final Properties kept = new Properties();
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes this process the owner of a directory, until it gives it free or ends.
     *
     * @throws StartRefused when another process, or this one, owns it
     */
    public static DataDirectory claim(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            // what is inside is for the owner alone; PostgreSQL may have to pass as another user
            Files.createDirectories(path, permissions("rwx--x--x"));
            DataDirectory data = new DataDirectory(path, lock(path));
            data.load();
            return data;
        } catch (IOException e) {
            throw new StartRefused("The data directory %s can't be used: %s".formatted(path, e), e);
        }
    }

    public Path path() {
        return path;
    }

    /** Whether nothing has been started in it to the end of its first start. */
    boolean isNew() {
        return Files.notExists(path.resolve("postgresql"));
    }

    Optional<String> kept(String name) {
        return Optional.ofNullable(kept.getProperty(name));
    }

    public synchronized void keep(String name, String value) {
        kept.setProperty(name, value);
        Path file = path.resolve("settings.properties");
        Path next = path.resolve("settings.properties.next");
        try {
            // whoever is killed while writing leaves the former settings whole
            Files.deleteIfExists(next);
            Files.createFile(next, permissions("rw-------"));
            try (Writer writer = Files.newBufferedWriter(next)) {
                kept.store(writer, "Kept between two starts: addresses and secrets of the embedded servers, and what is loaded");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret of 128 random bits, made when first asked for. */
    synchronized String secret(String name) {
        return kept(name).orElseGet(() -> {
            byte[] bits = new byte[16];
            new SecureRandom().nextBytes(bits);
            keep(name, HexFormat.of().formatHex(bits));
            return kept.getProperty(name);
        });
    }

    /** Gives the directory free. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder in it, readable by the owner alone. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name), permissions("rwx------"));
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // refused below
        }
        channel.close();
        throw new StartRefused("""
                Another Study Circle that is still running uses the data directory %s.
                Stop it first, or give this one a directory of its own: -Dstudy-circle.embedded.data=...""".formatted(path));
    }

    private void load() throws IOException {
        Path file = path.resolve("settings.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
    }
}
