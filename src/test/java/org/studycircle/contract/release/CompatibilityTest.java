package org.studycircle.contract.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.testing.Contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client made for the released contract goes on with this one. */
class CompatibilityTest {

    private static final Gate GATE = new Gate(Contract.released(), Contract.read());

    @Test
    void contractBreaksNothingReleased() {
        assertEquals(Map.of(), GATE.refused());
    }

    @Test
    void whatTheNextMajorVersionBreaksIsListed() throws Exception {
        String page = Files.readString(ChangesPage.FILE);
        String current = GATE.isOpen() ? ChangesPage.renewed(page, GATE.breaks()) : page;
        assertEquals(current, page, "run ./mvnw antrun:run@contract");
    }

    @Test
    void changedContractHasAnotherVersion() {
        assertEquals(GATE.released().equals(GATE.present()),
                Gate.version(GATE.released()).equals(Gate.version(GATE.present())),
                "info.version of openapi.yaml and of the released contract differ where the contracts do, and only there");
    }

    /** Each with a line of the list that tells of it. */
    static Stream<Arguments> breaking() {
        return Stream.of(
                breaking("an operation is gone", "is gone",
                        contract -> remove(contract, "/paths/~1groups~1{groupId}~1me~1membership", "put")),
                breaking("an operation is elsewhere", "is now GET /myself", contract -> {
                    ObjectNode paths = (ObjectNode) contract.get("paths");
                    paths.set("/myself", paths.remove("/me"));
                }),
                breaking("an answer is gone", "answers: no more `200`",
                        contract -> remove(contract, "/paths/~1me/get/responses", "200")),
                breaking("a field of an answer is gone", "answer 200 fields: no more `name`", contract -> {
                    remove(contract, "/components/schemas/Group/properties", "name");
                    drop(contract, "/components/schemas/Group/required", "name");
                }),
                breaking("a field of an answer is no longer certain", "answer 200 required: no more `name`",
                        contract -> drop(contract, "/components/schemas/Group/required", "name")),
                breaking("a request needs a field that it did not", "body required: now `description`",
                        contract -> ((ArrayNode) contract.at("/components/schemas/NewGroup/required")).add("description")),
                breaking("a request takes a value less", "body /joinPolicy enum: no more `REQUEST`",
                        contract -> drop(contract, "/components/schemas/JoinPolicy/enum", "REQUEST")),
                breaking("a field is of another type",
                        "answer 200 /items/*/memberCount is of another type: string, not integer",
                        contract -> ((ObjectNode) contract.at("/components/schemas/Group/properties/memberCount"))
                                .put("type", "string")),
                breaking("an answer is one of several", "answer 200 is of another type: one of several, not object",
                        contract -> ((ObjectNode) contract.at("/components/schemas")).putObject("Me").putArray("oneOf")
                                .addObject()
                                .put("$ref", "#/components/schemas/Group")),
                breaking("a list needs a parameter that it did not", "parameters: now `wanted`",
                        contract -> ((ArrayNode) contract
                                .at("/paths/~1groups/get/parameters")).addObject().put("name", "wanted").put("in", "query")
                                .put("required", true).putObject("schema").put("type", "string")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void breakingChangeIsRefused(String what, String line, Consumer<ObjectNode> change) {
        Gate changed = changed(change);
        assertTrue(changed.refused().values().stream().anyMatch(causes -> causes.contains(line)),
                () -> changed.refused().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void nextMajorVersionMayBreakAndSaysSo(String what, String line, Consumer<ObjectNode> change) throws Exception {
        Gate changed = changed(change.andThen(CompatibilityTest::raiseMajor));
        assertEquals(Map.of(), changed.refused());
        String page = ChangesPage.renewed(Files.readString(ChangesPage.FILE), changed.breaks());
        assertTrue(page.contains("    - " + line + "\n"), page);
    }

    static Stream<Arguments> growing() {
        return Stream.of(
                growing("there is one more field in an answer", contract -> ((ObjectNode) contract
                        .at("/components/schemas/Group/properties")).putObject("motto").put("type", "string")),
                growing("a request may have one more field", contract -> ((ObjectNode) contract
                        .at("/components/schemas/NewGroup/properties")).putObject("motto").put("type", "string")),
                growing("an enumeration has one more value",
                        contract -> ((ArrayNode) contract.at("/components/schemas/MembershipState/enum")).add("PAUSED")),
                growing("a list takes one more parameter", contract -> ((ArrayNode) contract
                        .at("/paths/~1groups/get/parameters")).addObject().put("name", "wanted").put("in", "query")
                        .putObject("schema").put("type", "string")),
                growing("there is one more operation", contract -> ((ObjectNode) contract.at("/paths"))
                        .set("/more", contract.at("/paths/~1me").deepCopy())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growing")
    void growthIsLetPass(String what, Consumer<ObjectNode> change) {
        assertEquals(Map.of(), changed(change).refused());
    }

    private static Arguments breaking(String what, String line, Consumer<ObjectNode> change) {
        return Arguments.of(what, line, change);
    }

    private static Arguments growing(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static Gate changed(Consumer<ObjectNode> change) {
        ObjectNode before = Contract.read();
        ObjectNode after = before.deepCopy();
        change.accept(after);
        assertFalse(before.equals(after), "nothing was changed");
        return new Gate(before, after);
    }

    private static void raiseMajor(ObjectNode contract) {
        ((ObjectNode) contract.get("info")).put("version", Gate.major(contract) + 1 + ".0.0");
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
