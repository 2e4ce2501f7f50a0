package org.studycircle.contract.bundle;

import static java.util.Comparator.comparing;

import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The problems of all parts, by their status, as rows at the end of the description. */
final class ProblemTable {

    static final String FIELD = "x-problems";

    private ProblemTable() {}

    static void addTo(ObjectNode contract) {
        String rows = contract.path(FIELD).properties().stream()
                .sorted(comparing(problem -> problem.getValue().path("status").asInt()))
                .map(ProblemTable::row)
                .collect(Collectors.joining());
        ObjectNode info = contract.withObjectProperty("info");
        info.put("description", info.path("description").asText() + rows);
        contract.remove(FIELD);
    }

    private static String row(Map.Entry<String, JsonNode> problem) {
        JsonNode said = problem.getValue();
        if (!said.path("status").isInt() || !said.path("meaning").isTextual()) {
            throw new Fault("the problem " + problem.getKey() + " needs a status and a meaning");
        }
        return "| `%s` | %d | %s |\n".formatted(problem.getKey(), said.get("status").asInt(), said.get("meaning").asText());
    }
}
