package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The generated client for Kotlin is a program: its compiler, which the build has on a class path of its own, takes it. */
class KotlinClientIT {

    private static final Path CLIENTS = Path.of("target", "clients");

    @Test
    void kotlinIsCompiled() throws IOException, InterruptedException {
        String classpath = Files.readString(CLIENTS.resolve("kotlin-compiler.classpath")).strip();
        Path classes = CLIENTS.resolve("kotlin").resolve("classes");
        Process compiler = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath,
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-classpath", classpath, "-d", classes.toString(),
                CLIENTS.resolve("kotlin").resolve("src/main/kotlin").toString()).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, compiler.waitFor(), said);
        assertTrue(Files.isRegularFile(classes.resolve("org/studycircle/client/apis/DiscussionApi.class")), said);
    }
}
