package org.studycircle.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.studycircle.text.Ids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Values as a schema of the contract wants them, often at its bounds and sometimes just beyond.
 *
 * @param ids of what is there, by the names that the contract has for them
 * @param foreign ids of what is in another group
 * @param own name of the id of what is to be made, or null
 */
record Sample(Map<String, String> ids, Map<String, String> foreign, String own, Random chance) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_CHARACTERS = 30_000;

    JsonNode of(String name, JsonNode said) {
        JsonNode schema = Target.resolved(said);
        if (schema.path("nullable").asBoolean() && chance.nextInt(5) == 0) {
            return JSON.nullNode();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(chance.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> number(name, schema);
            case "boolean" -> JSON.booleanNode(chance.nextBoolean());
            default -> JSON.textNode(text(name, schema));
        };
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        int share = chance.nextInt(3) == 0 ? 0 : chance.nextInt(10);
        if (share == 0 && required.isEmpty() && !schema.path("properties").isEmpty()) {
            List<String> all = new ArrayList<>();
            schema.get("properties").fieldNames().forEachRemaining(all::add);
            required.add(Nasty.one(all, chance));
        }
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || chance.nextInt(10) < share) {
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            object.set(String.valueOf(chance.nextInt(4)), of("", schema.get("additionalProperties")));
        }
        return object;
    }

    private JsonNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int size = chance.nextInt(40) == 0
                ? Math.min(schema.path("maxItems").asInt(10), 1_000) + chance.nextInt(2)
                : least + chance.nextInt(2);
        for (int i = 0; i < size; i++) {
            array.add(of(name.replaceFirst("s$", ""), schema.get("items")));
        }
        return array;
    }

    private JsonNode number(String name, JsonNode schema) {
        if (ids.containsKey(name) && chance.nextInt(4) > 0) {
            return JSON.numberNode(Long.parseLong(ids.get(name)));
        }
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        return JSON.numberNode(switch (chance.nextInt(20)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least - 1;
            case 3 -> most + 1;
            default -> schema.path("example").asLong(least);
        });
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("uuid") || ids.containsKey(name)) {
            return id(name, schema);
        }
        if (schema.has("pattern") || schema.has("format") || chance.nextInt(6) > 0) {
            return schema.path("example").asText("Words");
        }
        int least = schema.path("minLength").asInt(0);
        int most = Math.min(schema.path("maxLength").asInt(MOST_CHARACTERS), MOST_CHARACTERS);
        return Nasty.one(List.of("a", "\ud83d\udcda", "\u00e9 "), chance).repeat(switch (chance.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> most + 1;
            default -> 1 + chance.nextInt(20);
        });
    }

    private String id(String name, JsonNode schema) {
        int kind = name.equals(own) ? chance.nextInt(5) : chance.nextInt(20);
        if (kind == 0 && foreign.containsKey(name)) {
            return foreign.get(name);
        }
        return kind > 3 && ids.containsKey(name) ? ids.get(name) : schema.has("format") ? fresh() : "words";
    }

    /** An id of nothing that is the same with the same seed. */
    private String fresh() {
        return new UUID(Ids.next().getMostSignificantBits(), chance.nextLong() >>> 2 | 1L << 63).toString();
    }
}
