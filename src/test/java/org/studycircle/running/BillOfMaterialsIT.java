package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The list of what the package consists of, by which operators find known faults. */
class BillOfMaterialsIT {

    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final Path BILL = Path.of("target", "quarkus-run-cyclonedx.json");

    /** Of 4.1, the line of Vert.x 4.5: before it, chunked bodies could be told from others in more than one way. */
    private static final Version NETTY = Version.parse("4.1.137");

    @Test
    void listsEveryJarThatIsDelivered() throws IOException {
        Set<String> listed = components().map(component -> component.at("/evidence/occurrences/0/location").asText())
                .collect(Collectors.toSet());
        Set<String> unlisted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PACKAGE.resolve("lib"))) {
            files.filter(file -> file.toString().endsWith(".jar")).map(file -> PACKAGE.relativize(file).toString())
                    .filter(file -> !listed.contains(file)).forEach(unlisted::add);
        }
        assertEquals(Set.of(), unlisted);
    }

    @Test
    void nettyIsOneVersionInWhichWhatIsKnownIsRepaired() throws IOException {
        Set<String> versions = components().filter(component -> component.path("group").asText().equals("io.netty"))
                .filter(component -> component.path("evidence").has("occurrences"))
                .map(component -> component.path("version").asText().replace(".Final", "")).collect(Collectors.toSet());
        assertEquals(1, versions.size(), versions.toString());
        Version version = Version.parse(versions.iterator().next());
        assertTrue(version.compareTo(NETTY) >= 0 && version.feature() == 4 && version.interim() == 1, version.toString());
    }

    private static Stream<JsonNode> components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        return StreamSupport.stream(bill.path("components").spliterator(), false);
    }
}
