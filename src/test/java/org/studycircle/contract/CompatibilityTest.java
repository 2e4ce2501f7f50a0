package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import org.studycircle.testing.Contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client made for the released contract goes on with this one. */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("build/contract/released.yaml");

    /** The contract says that enumerations grow, so that clients are prepared for it. */
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .build();

    private static ChangedOpenApi compared(JsonNode before, JsonNode after) {
        return OpenApiCompare.fromContents(before.toString(), after.toString(), List.of(), OPTIONS);
    }

    @Test
    void contractBreaksNothingReleased() throws Exception {
        ChangedOpenApi changes = compared(Contract.read(RELEASED), Contract.read());
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(report, StandardCharsets.UTF_8));
        assertTrue(changes.isCompatible(), () -> report.toString(StandardCharsets.UTF_8));
    }

    @Test
    void changedContractHasAnotherVersion() throws Exception {
        ObjectNode released = Contract.read(RELEASED);
        ObjectNode present = Contract.read();
        assertEquals(released.equals(present), version(released).equals(version(present)),
                "info.version of openapi.yaml and of the released contract differ where the contracts do, and only there");
    }

    private static String version(JsonNode contract) {
        return contract.at("/info/version").asText();
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("an operation is gone", contract -> remove(contract, "/paths/~1groups~1{groupId}~1membership", "put")),
                change("an answer is gone", contract -> remove(contract, "/paths/~1me/get/responses", "200")),
                change("a field of an answer is gone", contract -> {
                    remove(contract, "/components/schemas/Group/properties", "name");
                    drop(contract, "/components/schemas/Group/required", "name");
                }),
                change("a field of an answer is no longer certain",
                        contract -> drop(contract, "/components/schemas/Group/required", "name")),
                change("a request needs a field that it did not",
                        contract -> ((ArrayNode) contract.at("/components/schemas/NewGroup/required")).add("description")),
                change("a request takes a value less",
                        contract -> drop(contract, "/components/schemas/JoinPolicy/enum", "REQUEST")),
                change("a field is of another type", contract -> ((ObjectNode) contract
                        .at("/components/schemas/Group/properties/memberCount")).put("type", "string")),
                change("a list needs a parameter that it did not", contract -> ((ArrayNode) contract
                        .at("/paths/~1groups/get/parameters")).addObject().put("name", "wanted").put("in", "query")
                        .put("required", true).putObject("schema").put("type", "string")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void breakingChangeIsFound(String what, Consumer<ObjectNode> change) throws Exception {
        ObjectNode before = Contract.read();
        ObjectNode after = before.deepCopy();
        change.accept(after);
        assertFalse(before.equals(after), "nothing was changed");
        assertFalse(compared(before, after).isCompatible());
    }

    static Stream<Arguments> growing() {
        return Stream.of(
                change("there is one more field in an answer", contract -> ((ObjectNode) contract
                        .at("/components/schemas/Group/properties")).putObject("motto").put("type", "string")),
                change("a request may have one more field", contract -> ((ObjectNode) contract
                        .at("/components/schemas/NewGroup/properties")).putObject("motto").put("type", "string")),
                change("an enumeration has one more value",
                        contract -> ((ArrayNode) contract.at("/components/schemas/MembershipState/enum")).add("PAUSED")),
                change("a list takes one more parameter", contract -> ((ArrayNode) contract
                        .at("/paths/~1groups/get/parameters")).addObject().put("name", "wanted").put("in", "query")
                        .putObject("schema").put("type", "string")),
                change("there is one more operation", contract -> ((ObjectNode) contract.at("/paths"))
                        .set("/more", contract.at("/paths/~1me").deepCopy())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growing")
    void growthIsLetPass(String what, Consumer<ObjectNode> change) throws Exception {
        ObjectNode before = Contract.read();
        ObjectNode after = before.deepCopy();
        change.accept(after);
        assertFalse(before.equals(after), "nothing was changed");
        assertTrue(compared(before, after).isCompatible());
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static void remove(ObjectNode contract, String parent, String field) {
        ((ObjectNode) contract.at(parent)).remove(field);
    }

    private static void drop(ObjectNode contract, String array, String value) {
        ArrayNode values = (ArrayNode) contract.at(array);
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i).asText().equals(value)) {
                values.remove(i);
            }
        }
    }
}
