package org.studycircle.contract.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** openapi.yaml is what the files come to, and what can't come to anything is told. */
class BundleTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A small contract; tests add to it. */
    private static final String COMMON = """
            openapi: 3.0.3
            info:
              description: |
                All of it.

                | code | status | meaning |
                |---|---|---|
            x-usual-answers:
              always:
                '401': { description: Who is it. }
              with-body:
                '413': { description: Too large. }
              with-id-in-path:
                '404': { description: Not there. }
              with-if-match:
                '428': { description: Of which state. }
              with-if-none-match:
                '304': { description: The same. }
            """;

    @TempDir
    Path parts;

    @Test
    void bundleIsCurrent() throws Exception {
        assertTrue(Files.readString(Bundle.FILE).equals(Written.yaml(Bundle.of(Bundle.PARTS))),
                "openapi.yaml is not what src/main/openapi says; run ./mvnw antrun:run@contract");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        ObjectNode contract = Bundle.of(Bundle.PARTS);
        contract.set("texts", YAML.readTree("""
                ['yes', 'null', '~', '1e3', '0x1f', '0o17', '7', '2026-11-22', '12:30', ' a', 'a ', 'a: b', 'a #b', "a\\nb", "a\\n\\n", "\\na", "a \\nb", '', '"7"', '*a']
                """));
        assertEquals(contract, YAML.readTree(Written.yaml(contract)));
        assertTrue(Written.yaml(contract).contains("\n  - '1e3'\n  - '0x1f'\n  - '0o17'\n  - '7'\n  - '2026-11-22'\n"));
    }

    @Test
    void pathsStandInTheOrderOfFilesAndComponentsByName() throws Exception {
        part("20-b", """
                tags: [{ name: B }]
                paths:
                  /b: { get: { responses: { '200': { $ref: '#/components/responses/Mine' } } } }
                  /a: { get: {} }
                components:
                  responses:
                    Mine: { description: It. }
                """);
        part("10-c", """
                tags: [{ name: C }]
                paths:
                  /c: { get: { responses: { '200': { $ref: '#/components/responses/Own' } } } }
                components:
                  responses:
                    Own: { $ref: '#/components/responses/Mine' }
                """);
        JsonNode bundle = bundle();
        assertEquals(List.of("/c", "/b", "/a"), names(bundle.get("paths")));
        assertEquals(List.of("C", "B"), bundle.get("tags").findValuesAsText("name"));
        assertEquals(List.of("Mine", "Own"), names(bundle.at("/components/responses")));
        assertEquals(List.of("openapi", "info", "tags", "paths", "components"), names(bundle));
    }

    @Test
    void operationHasWhatIsUsualForIt() throws Exception {
        part("10-things", """
                paths:
                  /things:
                    get: { responses: { '200': {} } }
                    post: { requestBody: {}, responses: { '201': {} } }
                  /things/{id}:
                    parameters: [{ $ref: '#/components/parameters/Changed' }]
                    get: { responses: { '200': {} } }
                    delete: { parameters: [{ name: If-Match, in: header }] }
                components:
                  parameters:
                    Changed: { name: If-None-Match, in: header }
                """);
        assertEquals(List.of("200", "401"), answers("/things", "get"));
        assertEquals(List.of("201", "401", "413"), answers("/things", "post"));
        assertEquals(List.of("200", "304", "401", "404"), answers("/things/{id}", "get"));
        assertEquals(List.of("304", "401", "404", "428"), answers("/things/{id}", "delete"));
    }

    @Test
    void readOfJsonTakesAndSaysWhatIsUsual() throws Exception {
        part("10-things", """
                x-usual-reads:
                  parameters: [{ name: If-None-Match, in: header }]
                  headers: { ETag: { description: Of which state. } }
                paths:
                  /things:
                    get: { parameters: [{ name: depth, in: query }], responses: { '200': { content: { application/json: {} } } } }
                    put: { responses: { '200': { content: { application/json: {} } } } }
                  /own:
                    get: { responses: { '200': { headers: { ETag: { description: Own. } }, content: { application/json: {} } } } }
                  /stream:
                    get: { responses: { '200': { content: { text/event-stream: {} } } } }
                """);
        JsonNode paths = bundle().get("paths");
        assertEquals(List.of("depth", "If-None-Match"), paths.at("/~1things/get/parameters").findValuesAsText("name"));
        assertEquals(List.of("200", "304", "401"), answers("/things", "get"));
        assertEquals("Of which state.", paths.at("/~1things/get/responses/200/headers/ETag/description").asText());
        assertEquals("Own.", paths.at("/~1own/get/responses/200/headers/ETag/description").asText());
        assertEquals(List.of("200", "401"), answers("/stream", "get"));
        assertTrue(paths.at("/~1things/put/responses/200/headers").isMissingNode());
        assertFalse(bundle().has("x-usual-reads"));
    }

    @Test
    void whatAnOperationSaysItselfWins() throws Exception {
        part("10-things", """
                paths:
                  /things:
                    put:
                      requestBody: {}
                      responses:
                        '401':
                        '413': { description: More than ten things. }
                """);
        assertEquals(List.of("413"), answers("/things", "put"));
        assertEquals("More than ten things.", bundle().at("/paths/~1things/put/responses/413/description").asText());
    }

    @Test
    void partAddsToWhatStandsElsewhere() throws Exception {
        part("10-feed", """
                paths:
                  /events: { get: { responses: { '200': { $ref: '#/components/schemas/Type' } } } }
                components:
                  schemas:
                    Type: { description: What happened., enum: [], discriminator: { mapping: {} } }
                """);
        part("20-things", """
                x-additions:
                  schemas:
                    Type: { enum: [MADE, GONE], discriminator: { mapping: { MADE: '#/components/schemas/Made' } } }
                components:
                  schemas:
                    Made: { type: object }
                """);
        JsonNode type = bundle().at("/components/schemas/Type");
        assertEquals("[\"MADE\",\"GONE\"]", type.get("enum").toString());
        assertEquals("#/components/schemas/Made", type.at("/discriminator/mapping/MADE").asText());
        assertFalse(bundle().has("x-additions"));
    }

    @Test
    void problemsAreATableByStatus() throws Exception {
        part("10-things", """
                x-problems:
                  thing-gone: { status: 410, meaning: It was there. }
                  not-yours: { status: 403, meaning: It is somebody's. }
                """);
        assertTrue(bundle().at("/info/description").asText().endsWith("""
                |---|---|---|
                | `not-yours` | 403 | It is somebody's. |
                | `thing-gone` | 410 | It was there. |
                """));
        part("20-more", "x-problems: { worse: { status: 500 } }");
        assertFault("the problem worse needs a status and a meaning");
    }

    @Test
    void nothingIsSaidTwice() throws Exception {
        part("10-a", """
                tags: [{ name: Things }]
                paths: { /things: { get: { responses: { '200': { $ref: '#/components/schemas/Thing' } } } } }
                components: { schemas: { Thing: { type: object } } }
                """);
        part("20-b", "components: { schemas: { Thing: { type: object } } }");
        assertFault("#/components/schemas/Thing stands in 10-a.yaml and in 20-b.yaml");
        part("20-b", "paths: { /things: {} }");
        assertFault("/things stands in 10-a.yaml and in 20-b.yaml");
        part("20-b", "tags: [{ name: Things }]");
        assertFault("the tag Things stands in 10-a.yaml and in 20-b.yaml");
        part("10-a", "x-problems: { info: { status: 409, meaning: It is said. } }");
        part("20-b", "x-problems: { info: { status: 410, meaning: It was said. } }");
        assertFault("the problem info stands in 10-a.yaml and in 20-b.yaml");
        part("20-b", "info: {}");
        assertFault("info stands in 00-common.yaml and in 20-b.yaml");
    }

    @Test
    void referencesLeadSomewhereAndNothingIsUnused() throws Exception {
        part("10-a", """
                paths: { /things: { get: { responses: { '200': { $ref: '#/components/schemas/Thing' } } } } }
                components: { schemas: { Alone: { $ref: '#/components/schemas/Alone' } } }
                """);
        assertFault("""
                10-a.yaml refers to #/components/schemas/Thing, which stands nowhere
                #/components/schemas/Alone in 10-a.yaml is used by no operation""");
    }

    @Test
    void slipsAreTold() throws Exception {
        part("10-a", "path: {}");
        assertFault("10-a.yaml says path, which no file can say");
        part("10-a", "components: { schema: {} }");
        assertFault("10-a.yaml has components of a kind that is not known here, schema");
        part("10-a", "x-additions: { schemas: { Thing: { enum: [A] } } }");
        assertFault("10-a.yaml adds to #/components/schemas/Thing, which stands nowhere");
        part("10-a", "");
        assertFault("10-a.yaml says nothing");
        part("10-a", "paths: { /a: {}, /a: {} }");
        assertTrue(fault().startsWith("10-a.yaml: Duplicate field '/a'"), this::fault);
        part("10-a", "paths: {} }");
        assertTrue(fault().startsWith("10-a.yaml: "), this::fault);
        part("00-common", COMMON.replace("with-body", "with-a-body"));
        part("10-a", "paths: {}");
        assertTrue(fault().startsWith("x-usual-answers knows no with-a-body, only always, with-body, "), this::fault);
    }

    @Test
    void whatStandsIsNotSaidOtherwise() throws Exception {
        part("10-a", """
                paths: { /things: { get: { responses: { '200': { $ref: '#/components/schemas/Thing' } } } } }
                components: { schemas: { Thing: { type: object } } }
                x-additions: { schemas: { Thing: { type: string } } }
                """);
        assertFault("10-a.yaml adds \"string\" to \"object\"");
    }

    private void part(String name, String text) throws Exception {
        Files.writeString(parts.resolve(name + ".yaml"), text);
    }

    private ObjectNode bundle() throws Exception {
        Path common = parts.resolve("00-common.yaml");
        if (!Files.exists(common)) {
            Files.writeString(common, COMMON);
        }
        return Bundle.of(parts);
    }

    private List<String> answers(String path, String method) throws Exception {
        return names(bundle().get("paths").get(path).get(method).get("responses"));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private void assertFault(String message) {
        assertEquals(message, fault());
    }

    private String fault() {
        return assertThrows(Fault.class, this::bundle).getMessage();
    }
}
