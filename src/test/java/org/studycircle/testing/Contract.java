package org.studycircle.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** openapi.yaml at the root, and the one that was released. */
public final class Contract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    /** Many ask for it, and reading takes half a second. */
    private static final ObjectNode PRESENT = present();

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
        return PRESENT.deepCopy();
    }

    private static ObjectNode present() {
        try (InputStream file = Files.newInputStream(Path.of("openapi.yaml"))) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as clients have it. */
    public static ObjectNode released() {
        try (InputStream file = new GZIPInputStream(Files.newInputStream(Path.of("build/contract/released.yaml.gz")))) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(InputStream yaml) throws IOException {
        return (ObjectNode) YAML.readTree(yaml);
    }

    /**
     * A copy in which nothing leads to the kinds of what is of several. They tell themselves apart, and the validator follows leads at ten times
     * the price, writing schemas into themselves.
     */
    public static ObjectNode forValidation(JsonNode contract) {
        ObjectNode copy = contract.deepCopy();
        copy.at("/components/schemas").forEach(schema -> ((ObjectNode) schema).remove("discriminator"));
        return copy;
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
