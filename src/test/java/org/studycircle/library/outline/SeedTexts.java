package org.studycircle.library.outline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** The four texts that belong to their authors and are therefore not in the repository: tests on them are skipped where they are absent. */
final class SeedTexts {

    private static final Path DIRECTORY = Path.of(System.getProperty("study-circle.seeds.directory", "../shared/seeds"));

    private SeedTexts() {}

    static byte[] bytes(String name) {
        Path file = DIRECTORY.resolve(name + ".txt");
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> file.getFileName() + " is not there");
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Proposal proposal(String name) {
        return Proposal.of(bytes(name), "text/plain");
    }
}
