package org.studycircle.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * An operation of openapi.yaml, with all that the contract says of its requests.
 *
 * @param path within the API, with names of ids
 * @param parameters of query and headers
 * @param bodies the schema of each media type that it takes, none where it takes no body
 */
record Target(String id, String method, String path, List<JsonNode> parameters, Map<String, JsonNode> bodies) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Map<String, Pattern> FORMS = new ConcurrentHashMap<>();
    private static final JsonNode CONTRACT = contract();

    static List<Target> all() {
        List<Target> all = new ArrayList<>();
        CONTRACT.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> all.add(of(path.getKey(), method.getKey(), method.getValue()))));
        return all;
    }

    private static Target of(String path, String method, JsonNode said) {
        List<JsonNode> parameters = new ArrayList<>();
        said.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        Map<String, JsonNode> bodies = new TreeMap<>();
        resolved(said.path("requestBody")).path("content").properties()
                .forEach(type -> bodies.put(type.getKey(), type.getValue().get("schema")));
        return new Target(said.get("operationId").asText(), method.toUpperCase(Locale.ROOT), path, parameters, bodies);
    }

    private static JsonNode contract() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(Path.of("openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode resolved(JsonNode said) {
        JsonNode reference = said.path("$ref");
        return reference.isTextual() ? resolved(CONTRACT.at(reference.asText().substring(1))) : said;
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
