package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that is read, proposed and cut into sections has room in six times its size, and a little that a machine needs for itself. */
class ProposalHeapTest {

    private static final int PARAGRAPHS = 99_000;
    private static final String PARAGRAPH = "A paragraph that says no more than it must, as most of them do in long texts.\n\n";
    private static final int TIMES = 6;
    private static final int MACHINE_MIB = 8;
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void textHasRoomInSixTimesItsSize() throws IOException, InterruptedException {
        byte[] text = PARAGRAPH.repeat(PARAGRAPHS).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("long.txt"), text);
        Path log = directory.resolve("log");
        Process machine = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx%dm".formatted(MACHINE_MIB + TIMES * text.length / MIB), "-cp",
                System.getProperty("java.class.path"), ProposalHeapTest.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertEquals(0, machine.waitFor(), () -> read(log));
        assertEquals(PARAGRAPHS + " blocks in 1 sections", read(log).strip());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Proposal proposal = Proposal.of(Files.readAllBytes(Path.of(arguments[0])), "text/plain");
        System.out.printf("%d blocks in %d sections%n", proposal.blocks().size(), proposal.sections().size());
    }
}
