package org.studycircle.contract.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the parts say together. Nothing is said twice. */
final class Whole {

    /** In the order in which the bundle has them. */
    private static final List<String> COMPONENTS = List.of("securitySchemes", "parameters", "headers", "requestBodies",
            "responses", "schemas", "examples");
    private static final List<String> FIELDS = List.of("openapi", "info", "servers", "security", "tags", "paths", "components");

    private final ObjectNode contract = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> files = new HashMap<>();

    ObjectNode contract() {
        return contract;
    }

    /** Which file says something, by what it is called in faults. */
    String file(String what) {
        return files.get(what);
    }

    void take(Part part) {
        part.said().properties().forEach(field -> take(part, field.getKey(), field.getValue()));
    }

    private void take(Part part, String field, JsonNode value) {
        switch (field) {
            case "openapi", "info", "servers", "security", UsualReads.FIELD, UsualAnswers.FIELD ->
                put(part, contract, field, field, value);
            case "tags" -> value.forEach(tag -> takeTag(part, tag));
            case "paths" -> takeAll(part, contract.withObjectProperty(field), "", value);
            case ProblemTable.FIELD -> takeAll(part, contract.withObjectProperty(field), "the problem ", value);
            case "components" -> value.properties().forEach(kind -> takeComponents(part, kind.getKey(), kind.getValue()));
            case Additions.FIELD -> {
                // when all others are there
            }
            default -> throw new Fault(part.name() + " says " + field + ", which no file can say");
        }
    }

    private void takeTag(Part part, JsonNode tag) {
        claim(part, "the tag " + tag.path("name").asText());
        contract.withArrayProperty("tags").add(tag);
    }

    private void takeComponents(Part part, String kind, JsonNode components) {
        if (!COMPONENTS.contains(kind)) {
            throw new Fault(part.name() + " has components of a kind that is not known here, " + kind);
        }
        takeAll(part, contract.withObjectProperty("components").withObjectProperty(kind), References.COMPONENTS + kind + "/",
                components);
    }

    private void takeAll(Part part, ObjectNode place, String prefix, JsonNode values) {
        values.properties().forEach(value -> put(part, place, value.getKey(), prefix + value.getKey(), value.getValue()));
    }

    private void put(Part part, ObjectNode place, String field, String what, JsonNode value) {
        claim(part, what);
        place.set(field, value);
    }

    private void claim(Part part, String what) {
        String other = files.put(what, part.name());
        if (other != null) {
            throw new Fault(what + " stands in " + other + " and in " + part.name());
        }
    }

    void extend(Part part) {
        new Additions(part).addTo(contract.withObjectProperty("components"));
    }

    /** Paths stay as they are written, file after file; components are looked up, so they are sorted by name. */
    ObjectNode inOrder() {
        ObjectNode ordered = some(FIELDS, contract);
        ObjectNode components = some(COMPONENTS, contract.withObjectProperty("components"));
        components.forEach(kind -> sort((ObjectNode) kind));
        ordered.set("components", components);
        return ordered;
    }

    private static ObjectNode some(List<String> fields, ObjectNode from) {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(from::has).forEach(field -> chosen.set(field, from.get(field)));
        return chosen;
    }

    private static void sort(ObjectNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        node.removeAll().setAll(sorted);
    }
}
