package org.studycircle.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396) over records: what may be edited is one record, and a patch makes the next one of it. */
@ApplicationScoped
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /**
     * @param current what may be edited, as it stands
     * @return what it would be, validated
     * @throws Refusal where the patch is no object, names an unknown field, or gives a value that can't be accepted
     */
    public <T extends Record> T apply(T current, JsonNode patch) {
        if (patch == null || patch.isMissingNode()) {
            throw Malformed.empty();
        }
        if (!patch.isObject()) {
            throw Malformed.type("", "A merge patch is a JSON object.");
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) current.getClass();
        T next = read(merge(json.valueToTree(current), patch), type);
        var violations = validator.validate(next);
        if (!violations.isEmpty()) {
            throw ConstraintFaults.refusal(new ConstraintViolationException(violations), 0);
        }
        return next;
    }

    private <T> T read(JsonNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : ((ObjectNode) patch).objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                JsonNode before = merged.path(field.getKey());
                merged.set(field.getKey(), merge(before, field.getValue()));
            }
        });
        return merged;
    }
}
