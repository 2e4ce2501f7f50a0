package org.studycircle.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.studycircle.group.log.EventType;
import org.studycircle.house.House;
import org.studycircle.testing.Contract;

import com.atlassian.oai.validator.schema.SwaggerV20Library;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/** What openapi.yaml says of values holds within itself, and against the enumerations of the service. */
class ContractExamplesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchemaFactory SCHEMAS = SwaggerV20Library.schemaFactory();

    /** Enumerations that the contract calls otherwise than the code does; those of a kind have the name of what is of several kinds. */
    private static final Map<String, String> NAMES_IN_CODE = Map.ofEntries(
            Map.entry("CellState", "ProgressBoard$State"),
            Map.entry("CompletionSource", "Completions$Source"),
            Map.entry("ConcealmentReason", "Concealment$Reason"),
            Map.entry("EffectiveSource", "EffectiveDates$Source"),
            Map.entry("GroupEvent", "EventType"),
            Map.entry("InvitationDeliveryFailure", "Delivery$Failure"),
            Map.entry("InvitationDeliveryState", "Delivery$State"),
            Map.entry("LateJoinerPolicy", "LateJoiners$Policy"),
            Map.entry("MetadataRole", "ImportEdit$Metadata$Role"),
            Map.entry("NoiseReasonEdit", "NoiseReason"),
            Map.entry("Opening", "Concealment$Opening"),
            Map.entry("Post", "PostState"),
            Map.entry("ReadingEventKind", "ReadingEvent$Kind"),
            Map.entry("ReadingOutcome", "ReadingReceipt$Outcome"),
            Map.entry("Sees", "Explanation$Sees"),
            Map.entry("Thread", "ThreadState"));

    @Test
    void examplesAreOfTheirSchemas() throws Exception {
        Examples examples = new Examples(Contract.read());
        assertEquals(List.of(), examples.faults());
        assertTrue(examples.checked > 300, () -> "only " + examples.checked + " examples were found");
    }

    @Test
    void brokenExamplesAreFound() throws Exception {
        assertBroken("/components/examples/Group/value", "/memberCount", "-1");
        assertBroken("/components/examples/Group/value/membership", "/role", "OWNER");
        assertBroken("/components/examples/Section/value", "/titel", "A field that does not exist");
        assertBroken("/components/parameters/Limit", "/example", "101");
        assertBroken("/components/headers/ETag", "/example", "7");
        assertBroken("/components/schemas/Checksum", "/example", "sha256:0");
        assertBroken("/components/schemas/Me/properties/displayName", "/example", "''");
        assertBroken("/components/schemas/MeEdit/properties/zone", "/example", "5");
        assertBroken("/paths/~1me/patch/requestBody/content/application~1merge-patch+json/examples/moved/value", "/zone", "5");
        assertBroken("/components/examples/Thread/value", "/createdAt", "yesterday");
        assertBroken("/components/examples/ConcealedThread/value", "/title", "Secret");
        assertBroken("/components/examples/ConcealedThread/value", "/state", "VISIBLE");
        assertBroken("/components/examples/DeletedPost/value", "/html", "<p>Gone</p>");
        assertBroken("/components/examples/GroupEventPage/value/items/0", "/type", "POST_CREATED");
        assertBroken("/components/examples/GroupEventPage/value/items/1", "/type", "POST_BURNT");
    }

    private static void assertBroken(String object, String field, String value) throws Exception {
        JsonNode contract = Contract.read();
        ((ObjectNode) contract.at(object)).set(field.substring(1), YAML.readTree(value));
        assertTrue(new Examples(contract).haveFault(), () -> object + field + " may be " + value);
    }

    @Test
    void enumerationsAreThoseOfTheCode() throws Exception {
        JsonNode contract = Contract.read();
        Map<String, Set<String>> promised = new TreeMap<>();
        contract.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("enum"))
                .forEach(schema -> promised.put(schema.getKey(), values(schema.getValue().get("enum"))));
        for (Kinds some : Kinds.in(contract)) {
            some.kinds().forEach(kind -> promised.remove(some.enumeration(contract, kind)));
            promised.put(some.name(), some.leads().keySet());
        }
        JavaClasses code = House.classes();
        Map<String, Set<String>> implemented = new TreeMap<>();
        promised.keySet().forEach(name -> implemented.put(name, constants(code, NAMES_IN_CODE.getOrDefault(name, name))));
        assertTrue(promised.size() > 15);
        assertEquals(promised, implemented);
    }

    /** A null among the values is what a merge patch clears with. */
    private static Set<String> values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).filter(value -> !value.isNull()).map(JsonNode::asText)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> constants(JavaClasses code, String name) {
        if (name.equals(EventType.class.getSimpleName())) {
            return code.stream().filter(type -> type.isEnum() && type.isAssignableTo(EventType.class))
                    .flatMap(ContractExamplesTest::constants).collect(toCollection(TreeSet::new));
        }
        JavaClass only = code.stream()
                .filter(type -> type.isEnum() && type.getName().endsWith("." + name))
                .reduce((one, other) -> {
                    throw new AssertionError(one.getName() + " and " + other.getName());
                })
                .orElseThrow(() -> new AssertionError("There is no enumeration " + name));
        return constants(only).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> constants(JavaClass enumeration) {
        return Arrays.stream(enumeration.reflect().getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    @Test
    void whatIsOfSeveralKindsSaysOfWhich() {
        JsonNode contract = Contract.read();
        List<Kinds> all = Kinds.in(contract);
        assertTrue(all.size() >= 3, all::toString);
        for (Kinds some : all) {
            assertEquals(some.kinds(), new TreeSet<>(some.leads().values()), some.name());
            some.kinds().forEach(kind -> {
                assertTrue(values(contract.at("/components/schemas/" + kind + "/required")).contains(some.field()), kind);
                assertEquals(some.leadingTo(kind),
                        values(contract.at("/components/schemas/" + some.enumeration(contract, kind) + "/enum")), kind);
            });
        }
    }

    /** Every example of a contract, held to the schema that it stands beside. */
    private static class Examples {

        private final JsonNode contract;
        /** A copy, since the validator rewrites what may be null. */
        private final JsonNode schemas;
        private final List<String> faults = new ArrayList<>();
        private int checked;
        private boolean oneIsEnough;

        Examples(JsonNode contract) {
            this.contract = contract;
            this.schemas = Contract.forValidation(contract);
            close(schemas.at("/components/schemas"));
        }

        /** Answers may grow, examples may not show what no schema names. */
        private static void close(JsonNode node) {
            if (node instanceof ObjectNode schema && schema.path("properties").isObject()
                    && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
            node.forEach(Examples::close);
        }

        List<String> faults() throws Exception {
            walk("", contract);
            return faults;
        }

        /** Whether there is any. */
        boolean haveFault() throws Exception {
            oneIsEnough = true;
            return !faults().isEmpty();
        }

        private void walk(String pointer, JsonNode node) throws Exception {
            if (oneIsEnough && !faults.isEmpty()) {
                return;
            }
            if (node.path("schema").isObject()) {
                check(pointer + "/schema", pointer + "/example", node.get("example"));
                for (Map.Entry<String, JsonNode> example : node.path("examples").properties()) {
                    check(pointer + "/schema", pointer + "/examples/" + example.getKey(), resolved(example.getValue()));
                }
            } else if (node.path("type").isTextual()) {
                check(pointer, pointer + "/example", node.get("example"));
            }
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                if (!child.getKey().equals("example") && !child.getKey().equals("examples")) {
                    walk(pointer + "/" + escaped(child.getKey()), child.getValue());
                }
            }
        }

        private JsonNode resolved(JsonNode example) {
            JsonNode reference = example.path("$ref");
            return (reference.isTextual() ? contract.at(reference.asText().substring(1)) : example).get("value");
        }

        private void check(String schema, String where, JsonNode example) throws Exception {
            if (example != null) {
                checked++;
                var report = SCHEMAS.getJsonSchema(schemas, schema).validate(example);
                if (!report.isSuccess()) {
                    report.forEach(fault -> faults.add(where + ": " + fault.asJson().path("instance").path("pointer").asText()
                            + " " + fault.getMessage()));
                }
            }
        }

        private static String escaped(String key) {
            return key.replace("~", "~0").replace("/", "~1");
        }
    }
}
