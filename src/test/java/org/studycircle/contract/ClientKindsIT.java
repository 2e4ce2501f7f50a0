package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Contract;
import org.studycircle.testing.server.Kotlin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Generated clients tell kinds apart, and pass over one that came after they were made: what {@code src/test/resources/later} has of
 * it. That for TypeScript does so in {@link TypeScriptClientIT}, where it is compiled.
 */
class ClientKindsIT {

    static final Path LATER = Path.of("src", "test", "resources", "later");
    static final List<String> MADE_OF_IT = List.of(
            "MEMBER_JOINED 4e02", "passed over", "POST_CREATED 3 in 8a40",
            "Two pages? by Rui, 1 unread", "NOT_READ", "passed over",
            "<p>Three.</p>", "deleted, 0 replies", "concealed under 1", "passed over");
    private static final Path CLIENTS = Path.of("target", "clients");

    /** Compiled with all of the client, of which it uses little. */
    @Test
    void kotlinGoesOn() throws IOException, InterruptedException {
        Path classes = CLIENTS.resolve("kotlin/classes");
        Kotlin.compile(classes, CLIENTS.resolve("kotlin/src/main/kotlin"), Path.of("src/test/kotlin"));
        assertTrue(Files.isRegularFile(classes.resolve("org/studycircle/client/apis/DiscussionApi.class")));
        assertEquals(MADE_OF_IT, Kotlin.run(classes, "KindsKt", LATER.toString()).lines().toList());
    }

    /** No Swift runs here, so its words are all there is to go by. */
    @Test
    void swiftGoesOn() throws IOException {
        JsonNode renamed = ClientNamesIT.modelNameMappings("swift");
        for (Kinds some : Kinds.in(Contract.read())) {
            String name = renamed.path(some.name()).asText(some.name());
            String said = Files.readString(CLIENTS.resolve("swift/Sources/StudyCircle/Models/" + name + ".swift"));
            assertTrue(said.contains("""
                            default:
                                self = .unknownDefaultOpenApi
                            }
                    """), said);
            some.leads().forEach((value, kind) -> assertTrue(said.contains("""
                            case "%s":
                                self = .type%s(try %2$s(from: decoder))
                    """.formatted(value, kind)), () -> value + " does not lead to " + kind + "\n" + said));
        }
    }
}
