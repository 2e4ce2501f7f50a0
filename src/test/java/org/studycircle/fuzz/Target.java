package org.studycircle.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.studycircle.testing.Contract;
import org.studycircle.testing.Contract.Promise;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An operation of openapi.yaml, with all that the contract says of its requests.
 *
 * @param path within the API, with names of ids
 * @param parameters of query and headers
 * @param bodies the schema of each media type that it takes, none where it takes no body
 */
record Target(String id, String method, String path, List<JsonNode> parameters, Map<String, JsonNode> bodies) {

    private static final Map<String, Pattern> FORMS = new ConcurrentHashMap<>();
    private static final JsonNode CONTRACT = Contract.read();

    static List<Target> all() {
        return Contract.promises(CONTRACT).map(Target::of).toList();
    }

    private static Target of(Promise promise) {
        JsonNode said = promise.said();
        List<JsonNode> parameters = new ArrayList<>();
        said.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        Map<String, JsonNode> bodies = new TreeMap<>();
        resolved(said.path("requestBody")).path("content").properties()
                .forEach(type -> bodies.put(type.getKey(), type.getValue().get("schema")));
        return new Target(promise.id(), promise.method(), promise.path(), parameters, bodies);
    }

    static JsonNode resolved(JsonNode said) {
        return Contract.resolved(CONTRACT, said);
    }

    List<JsonNode> parameters(String place) {
        return parameters.stream().filter(parameter -> parameter.get("in").asText().equals(place)).toList();
    }

    boolean isConditional() {
        return parameters.stream().anyMatch(parameter -> parameter.get("name").asText().equals("If-Match"));
    }

    /** Whether a good call takes away what other calls need. */
    boolean isDestructive() {
        return method.equals("DELETE") && isConditional() && path.endsWith("Id}") && !path.endsWith("{groupId}")
                || id.equals("archiveGroup");
    }

    /** The name of the id of what it makes, which a client may choose. */
    String own() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !method.equals("POST") ? null : last.equals("clones") ? "groupId" : last.replaceFirst("s$", "Id");
    }

    /** Whether its method and path are these. */
    boolean is(String otherMethod, String otherPath) {
        return otherMethod.equals(method)
                && FORMS.computeIfAbsent(path, form -> Pattern.compile(form.replaceAll("\\{\\w+}", "[^/]+"))).matcher(otherPath)
                        .matches();
    }

    @Override
    public String toString() {
        return id;
    }
}
