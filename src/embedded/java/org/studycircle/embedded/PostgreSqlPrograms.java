package org.studycircle.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.studycircle.app.StartRefused;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, unpacked from the jar that Maven Central has for it. */
record PostgreSqlPrograms(Path bin) {

    private static final int EXECUTABLE = 0b001_000_000;

    static PostgreSqlPrograms unpacked(Distribution distribution) {
        String platform = platform();
        Path home = distribution.keycloak()
                .resolveSibling("postgresql-%s-%s".formatted(distribution.postgreSqlVersion(), platform));
        if (Files.notExists(home)) {
            distribution.exclusively("postgresql", () -> unpack(platform, home));
        }
        return new PostgreSqlPrograms(home.resolve("bin"));
    }

    private static void unpack(String platform, Path home) {
        if (Files.exists(home)) {
            return;
        }
        try (InputStream archive = PostgreSqlPrograms.class.getResourceAsStream("/postgres-%s.txz".formatted(platform))) {
            if (archive == null) {
                throw new StartRefused("""
                        This build contains no PostgreSQL for %s. Build it on the machine that runs it; where that doesn't help
                        (Linux and macOS on x86-64 and ARM are supported), configure quarkus.datasource.reactive.url."""
                        .formatted(platform));
            }
            // complete or not there at all, whatever interrupts
            Path fresh = Files.createTempDirectory(home.getParent(), "postgresql-");
            extract(archive, fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void extract(InputStream archive, Path to) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, to.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system) + "-" + ("aarch64".equals(processor) ? "arm_64" : "x86_64");
    }
}
