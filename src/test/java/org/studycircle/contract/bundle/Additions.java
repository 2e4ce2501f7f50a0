package org.studycircle.contract.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a part adds to the components of another, such as its own values to an enumeration: lists grow at their end, objects get
 * more fields, and what is said already stays.
 */
record Additions(Part part) {

    static final String FIELD = "x-additions";

    void addTo(ObjectNode components) {
        part.said().path(FIELD).properties().forEach(kind -> kind.getValue().properties().forEach(component -> grow(
                existing(components, kind.getKey(), component.getKey()), component.getValue())));
    }

    private JsonNode existing(ObjectNode components, String kind, String name) {
        JsonNode component = components.path(kind).path(name);
        if (component.isMissingNode()) {
            throw new Fault(part.name() + " adds to " + References.COMPONENTS + kind + "/" + name + ", which stands nowhere");
        }
        return component;
    }

    private void grow(JsonNode present, JsonNode more) {
        if (present instanceof ObjectNode fields && more instanceof ObjectNode) {
            more.properties().forEach(field -> growField(fields, field.getKey(), field.getValue()));
        } else if (present instanceof ArrayNode list && more instanceof ArrayNode values) {
            list.addAll(values);
        } else {
            throw new Fault(part.name() + " adds " + more + " to " + present);
        }
    }

    private void growField(ObjectNode fields, String name, JsonNode more) {
        if (fields.has(name)) {
            grow(fields.get(name), more);
        } else {
            fields.set(name, more.deepCopy());
        }
    }
}
