package org.studycircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** openapi.yaml as it is written. */
public final class Contract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /**
     * An operation.
     *
     * @param method in capitals
     * @param path within the API, with names of ids
     * @param said all that stands there
     */
    public record Promise(String id, String method, String path, JsonNode said) {}

    private Contract() {}

    /** A copy for the caller to do with as it likes. */
    public static ObjectNode read() {
        return read(Path.of("openapi.yaml"));
    }

    public static ObjectNode read(Path file) {
        try {
            return (ObjectNode) YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All operations, in the order in which they are written. */
    public static Stream<Promise> promises(JsonNode contract) {
        return contract.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> new Promise(method.getValue().get("operationId").asText(),
                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    /** What a node refers to, or the node itself where it refers to nothing. */
    public static JsonNode resolved(JsonNode contract, JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? resolved(contract, contract.at(reference.asText().substring(1))) : node;
    }
}
