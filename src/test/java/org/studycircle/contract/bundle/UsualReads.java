package org.studycircle.contract.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every read of JSON takes and answers without saying so. A header that it says itself wins. */
final class UsualReads {

    static final String FIELD = "x-usual-reads";

    private final JsonNode parameters;
    private final JsonNode headers;

    private UsualReads(JsonNode usual) {
        parameters = usual.path("parameters");
        headers = usual.path("headers");
    }

    static void addTo(ObjectNode contract) {
        UsualReads usual = new UsualReads(contract.path(FIELD));
        contract.path("paths").forEach(path -> {
            JsonNode answer = path.path("get").path("responses").path("200");
            if (answer.path("content").has("application/json")) {
                usual.complete((ObjectNode) path.path("get"), (ObjectNode) answer);
            }
        });
        contract.remove(FIELD);
    }

    private void complete(ObjectNode operation, ObjectNode answer) {
        if (!parameters.isEmpty()) {
            ArrayNode all = operation.withArrayProperty("parameters");
            parameters.forEach(all::add);
        }
        ObjectNode own = answer.withObjectProperty("headers");
        headers.properties().stream().filter(header -> !own.has(header.getKey()))
                .forEach(header -> own.set(header.getKey(), header.getValue()));
    }
}
