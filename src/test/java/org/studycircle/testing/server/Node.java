package org.studycircle.testing.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Node as Maven brings it: a library, which runs a script in a process of its own, for scripts end their process when they like. */
public final class Node {

    private static final Path TSC = Path.of("target", "clients", "tools", "typescript", "bin", "tsc");
    private static final int PATIENCE_SECONDS = 120;

    private Node() {}

    /**
     * Runs a script to its end.
     *
     * @param script a module of CommonJS
     * @param environment variables for it, beside those of this process
     * @return what it printed
     * @throws AssertionError when it fails, with what it printed
     */
    public static String run(Path script, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Node.class.getName(), script.toAbsolutePath().toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile("node", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "still running: " + command);
            String printed = Files.readString(output);
            assertEquals(0, process.exitValue(), printed);
            return printed;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Compiles TypeScript. @return what the compiler says, which is nothing where nothing is wrong */
    public static String tsc(String... arguments) throws IOException, InterruptedException {
        return run(TSC, List.of(arguments), Map.of());
    }

    /** What the process does; its end is that of the script. */
    public static void main(String[] arguments) throws JavetException, IOException {
        int status;
        try (NodeRuntime node = V8Host.getNodeInstance().createV8Runtime()) {
            String words = new ObjectMapper().writeValueAsString(arguments);
            node.getExecutor("process.argv = ['node', ...%s]; require(process.argv[1])".formatted(words)).executeVoid();
            node.await(V8AwaitMode.RunTillNoMoreTasks);
            status = node.getExecutor("process.exitCode ?? 0").executeInteger();
        }
        System.exit(status);
    }
}
