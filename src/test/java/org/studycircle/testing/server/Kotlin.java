package org.studycircle.testing.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Kotlin as Maven brings it: its compiler with the libraries of the generated client, on a class path that is no other's. */
public final class Kotlin {

    private static final Path CLASS_PATH = Path.of("target", "clients", "kotlin.classpath");

    private Kotlin() {}

    /** Compiles folders of sources. */
    public static void compile(Path classes, Path... sources) throws IOException, InterruptedException {
        String libraries = Files.readString(CLASS_PATH).strip();
        List<String> words = new ArrayList<>(List.of("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-classpath",
                libraries, "-d", classes.toString()));
        Stream.of(sources).map(Path::toString).forEach(words::add);
        java(libraries, words);
    }

    /** Runs a class that was compiled, with the libraries of the client. @return what it printed */
    public static String run(Path classes, String main, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(main));
        words.addAll(List.of(arguments));
        return java(classes + File.pathSeparator + Files.readString(CLASS_PATH).strip(), words);
    }

    @CanIgnoreReturnValue
    private static String java(String classPath, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
