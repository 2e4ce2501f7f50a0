package org.studycircle.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What goes wrong in one place of a body that was good. */
record Spoiling(Random chance) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Stands for what is written into the text afterwards, because no tree can hold it. */
    private static final String PLACE = "place-of-what-is-no-proper-json";

    byte[] of(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree != null && tree.isContainerNode() && chance.nextInt(20) > 0) {
                String nasty = spoil(tree);
                return tree.toString().replace('"' + PLACE + '"', nasty).getBytes(StandardCharsets.UTF_8);
            }
        } catch (IOException notJson) {
            // a text, or what was spoilt before
        }
        byte[] spoilt = Arrays.copyOf(body, chance.nextInt(body.length + 1));
        if (spoilt.length > 0 && chance.nextBoolean()) {
            spoilt[chance.nextInt(spoilt.length)] = (byte) chance.nextInt();
        }
        return spoilt;
    }

    /** @return what is to stand in the place */
    private String spoil(JsonNode node) {
        List<JsonNode> inner = new ArrayList<>();
        node.forEach(child -> {
            if (child.isContainerNode() && !child.isEmpty()) {
                inner.add(child);
            }
        });
        if (!inner.isEmpty() && chance.nextBoolean()) {
            return spoil(Nasty.one(inner, chance));
        }
        return node instanceof ArrayNode array ? spoil(array) : spoil((ObjectNode) node);
    }

    private String spoil(ArrayNode array) {
        if (chance.nextBoolean() || array.isEmpty()) {
            array.insert(chance.nextInt(array.size() + 1), PLACE);
        } else {
            array.set(chance.nextInt(array.size()), array.textNode(PLACE));
        }
        return Nasty.json(chance);
    }

    private String spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || chance.nextInt(10) == 0) {
            object.put(Nasty.one(List.of("unknown", "", "a/b~c", "\u0000", "x".repeat(2_000)), chance), PLACE);
            return Nasty.json(chance);
        }
        String name = Nasty.one(names, chance);
        if (chance.nextInt(10) == 0) {
            object.remove(name);
            return "";
        }
        JsonNode former = object.get(name);
        object.put(name, PLACE);
        return chance.nextInt(20) == 0 ? former + ",\"" + name + "\":" + former : Nasty.json(chance);
    }
}
