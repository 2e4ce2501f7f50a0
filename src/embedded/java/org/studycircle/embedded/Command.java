package org.studycircle.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.studycircle.app.StartRefused;

/** A program that is run to its end, with its output in a log file. */
public record Command(Path log, List<String> words) {

    /** One language for logs, and folders whose names are not of ASCII alone. */
    static final Map<String, String> LOCALE = Map.of("LC_ALL", "C.UTF-8");

    private static final int TAIL = 20;

    static Command of(Path log, List<String> before, Path program, String... arguments) {
        Stream<String> words = Stream.concat(Stream.of(program.toString()), Stream.of(arguments));
        return new Command(log, Stream.concat(before.stream(), words).toList());
    }

    /** @throws StartRefused with the end of the log when the program failed */
    void run(String input) {
        require(exitCode(input));
    }

    /** As {@link #run(String)}, but it ends with this process. */
    void run(String input, Watchdog watchdog) {
        require(watchdog.exitCode(this, input));
    }

    private void require(int exit) {
        if (exit != 0) {
            FullDisk.refuse(log);
            throw new StartRefused("%s failed with %d:%n%s".formatted(words, exit, tail(log)));
        }
    }

    int exitCode(String input) {
        return exitCode(input, begun());
    }

    /** The program, under way. */
    Process begun() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(LOCALE);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StartRefused("%s can't be run: %s".formatted(words, e.getMessage()), e);
        }
    }

    int exitCode(String input, Process process) {
        try {
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new StartRefused("%s can't be told what to do: %s".formatted(words, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while starting.", e);
        }
    }

    /** The last lines of a log. */
    public static String tail(Path log) {
        if (Files.notExists(log)) {
            return "";
        }
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
