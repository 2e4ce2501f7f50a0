package org.studycircle.testing.call;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Looks plain paths up, as {@code items[0].name}, where REST Assured compiles a program for every path at every look, which was most
 * of the CPU of many tests.
 */
final class QuickPaths {

    /** The answer to a path that isn't plain. */
    static final Object UNKNOWN = new Object();
    /** Of what is not JSON. */
    static final QuickPaths NONE = new QuickPaths(UNKNOWN);

    private static final Pattern PLAIN = Pattern.compile("\\w+(\\[-?\\d+])?(\\.\\w+(\\[-?\\d+])?)*(\\.size\\(\\))?");
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(-?\\d+)]|(\\(\\)))?");
    /** Words that REST Assured reads otherwise. */
    private static final Pattern ESCAPED = Pattern.compile("class|properties|(^|\\.)\\d");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Object root;

    private QuickPaths(Object root) {
        this.root = root;
    }

    static QuickPaths in(String json) {
        try {
            JsonNode all = JSON.readTree(json);
            return all.isMissingNode() ? NONE : new QuickPaths(value(all));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** As REST Assured has it: fractions are floats where that is enough. */
    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
                yield fields;
            }
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                node.forEach(item -> items.add(value(item)));
                yield items;
            }
            case NUMBER -> node.isIntegralNumber() ? node.numberValue() : fraction(node.decimalValue());
            case BOOLEAN -> node.booleanValue();
            case NULL -> null;
            default -> node.textValue();
        };
    }

    private static Number fraction(BigDecimal number) {
        return Math.abs(number.doubleValue()) > Float.MAX_VALUE ? (Number) number.doubleValue() : (Number) number.floatValue();
    }

    /** @return what stands there, null for nothing; or {@link #UNKNOWN} */
    Object at(String path) {
        if (root == UNKNOWN || path.isEmpty() || path.equals("$")) {
            return root;
        }
        if (!PLAIN.matcher(path).matches() || ESCAPED.matcher(path).find()) {
            return UNKNOWN;
        }
        Object place = root;
        Matcher step = STEP.matcher(path);
        while (place != null && place != UNKNOWN && step.find()) {
            place = step.group(3) == null ? field(place, step.group(1)) : size(place);
            if (step.group(2) != null && place != null) {
                place = item(place, Integer.parseInt(step.group(2)));
            }
        }
        return place;
    }

    /** The field of an object, or those of all objects in a list. */
    private static Object field(Object place, String name) {
        if (place instanceof Map<?, ?> fields) {
            return fields.get(name);
        }
        if (!(place instanceof List<?> items)) {
            return UNKNOWN;
        }
        List<Object> all = new ArrayList<>();
        for (Object item : items) {
            Object field = item == null ? null : field(item, name);
            if (field == UNKNOWN) {
                return UNKNOWN;
            }
            if (item != null) {
                all.add(field);
            }
        }
        return all;
    }

    private static Object item(Object place, int index) {
        if (!(place instanceof List<?> items)) {
            return UNKNOWN;
        }
        int at = index < 0 ? items.size() + index : index;
        return at >= 0 && at < items.size() ? items.get(at) : null;
    }

    private static Object size(Object place) {
        return place instanceof List<?> items ? items.size() : place instanceof Map<?, ?> fields ? fields.size() : UNKNOWN;
    }
}
