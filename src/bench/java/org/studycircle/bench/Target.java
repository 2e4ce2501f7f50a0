package org.studycircle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that answers requests on a port.
 *
 * @param startSeconds from the command to the line that says that it can be called
 * @param startMillis of processor time that this took
 */
public record Target(String name, Process process, int port, double startSeconds, long startMillis) implements AutoCloseable {

    private static final int LOOK_MILLISECONDS = 5;
    /** The same for all that are compared. */
    private static final String MEMORY = "-Xmx384m";

    /**
     * @param directory where it runs
     * @param log for what it says, anew
     * @param listening a part of the line by which it says that it can be called
     * @param arguments of the JVM
     */
    public static Target start(String name, int port, Path directory, Path log, String listening, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY));
        command.addAll(arguments);
        try {
            long begun = System.nanoTime();
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            while (!Files.readString(log).contains(listening)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(name + " does not start:\n" + Files.readString(log));
                }
                Thread.sleep(LOOK_MILLISECONDS);
            }
            return new Target(name, process, port, (System.nanoTime() - begun) / 1e9,
                    Processor.millisOfTree(process.toHandle()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long residentMegabytes() {
        return Processor.residentMegabytes(process.toHandle());
    }

    public long millis() {
        return Processor.millisOfTree(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
