package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tour of README.md, taken by pasting its blocks into one shell.
 *
 * @param group the id of the group that it founds
 * @param thread the id of the thread that it opens there
 */
public record Tour(String output, String group, String thread) {

    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String IDS = "printf '\\ngroup %s thread %s\\n' \"$GROUP\" \"$THREAD\"\n";

    /** Takes it with the services at these addresses; the first command that fails ends it. */
    public static Tour take(String service, String keycloak) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", blocks() + IDS).redirectErrorStream(true);
        shell.environment().put("SERVICE", service);
        shell.environment().put("KEYCLOAK", keycloak);
        Process tour = shell.start();
        String output = new String(tour.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, tour.waitFor(), output);
        Matcher ids = Pattern.compile("group (\\S+) thread (\\S+)\n$").matcher(output);
        assertTrue(ids.find(), output);
        return new Tour(output, ids.group(1), ids.group(2));
    }

    private static String blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md"))).results().map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
