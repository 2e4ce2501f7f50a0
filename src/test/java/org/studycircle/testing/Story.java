package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.studycircle.testing.Contract.Promise;
import org.studycircle.text.Ids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The examples of openapi.yaml, sent as they stand there. Only what the service decides is another in truth: ids, codes and keys, which are
 * learned by laying each answer beside the example of it.
 */
public final class Story {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> DECIDED = Set.of("code", "key", "paragraphKey", "checksum");

    private final JsonNode contract = Contract.read();
    private final Map<String, Promise> operations;
    private final Map<String, String> real = new HashMap<>();
    private final Set<String> told = new TreeSet<>();

    public Story() {
        operations = Contract.promises(contract).collect(Collectors.toMap(Promise::id, promise -> promise));
    }

    public Set<String> operations() {
        return new TreeSet<>(operations.keySet());
    }

    /** The operations of which an example was answered with success. */
    public Set<String> told() {
        return told;
    }

    private String real(String example) {
        return real.getOrDefault(example, example);
    }

    /** From here on the story is about another thing of this kind: {@code personId}, {@code assignmentId}. */
    public void isAbout(String parameter, String id) {
        real.put(example(parameter), id);
    }

    /** The thing of this kind that the story is about. */
    public String id(String parameter) {
        return real(example(parameter));
    }

    private String example(String parameter) {
        return contract.at("/components/parameters").properties().stream().map(Map.Entry::getValue)
                .filter(one -> one.path("in").asText().equals("path") && one.path("name").asText().equals(parameter))
                .map(one -> one.has("example") ? one.get("example") : resolved(one.get("schema")).get("example"))
                .findFirst().orElseThrow().asText();
    }

    /** Where an operation is, for the state that a change of it is made to. */
    public String path(String operationId) {
        return IN_PATH.matcher(operations.get(operationId).path())
                .replaceAll(name -> Matcher.quoteReplacement(id(name.group(1))));
    }

    @CanIgnoreReturnValue
    public Response tell(RequestSpecification caller, String operationId, int status) {
        return tell(caller, operationId, null, status);
    }

    /** @param example the name of the request's */
    @CanIgnoreReturnValue
    public Response tell(RequestSpecification caller, String operationId, String example, int status) {
        Promise operation = operations.get(operationId);
        RequestSpecification call = caller;
        if (example != null) {
            for (Map.Entry<String, JsonNode> content : operation.said().at("/requestBody/content").properties()) {
                JsonNode body = resolved(content.getValue().at("/examples/" + example)).path("value");
                if (!body.isMissingNode()) {
                    String type = content.getKey();
                    call = call.contentType(type.startsWith("text/") ? type + ";charset=UTF-8" : type)
                            .body(body.isTextual() ? body.asText() : translated(body).toString());
                }
            }
        } else if (!operation.method().equals("GET")) {
            call = call.contentType(ContentType.JSON);
        }
        for (JsonNode parameter : operation.said().path("parameters")) {
            JsonNode said = resolved(parameter);
            if (said.path("in").asText().equals("query") && said.path("required").asBoolean()) {
                call = call.queryParam(said.path("name").asText(), said.path("example").asText());
            }
        }
        Response answer = call.request(operation.method(), path(operationId));
        assertEquals(status, answer.statusCode(), operationId + ": " + answer.asString());
        told.add(operationId);
        learn(resolved(operation.said().at("/responses/" + status)).path("content").path("application/json"), answer);
        return answer;
    }

    private void learn(JsonNode content, Response answer) {
        if (!content.isMissingNode() && !answer.asString().isEmpty()) {
            JsonNode truth = answer.as(JsonNode.class);
            content.path("examples").forEach(example -> learn("", resolved(example).get("value"), truth));
        }
    }

    private void learn(String field, JsonNode example, JsonNode truth) {
        if (example.isTextual() && truth.isTextual()) {
            if (UUID.matcher(example.asText()).matches() || DECIDED.contains(field)) {
                real.putIfAbsent(example.asText(), truth.asText());
            }
        } else if (example.isArray() && truth.isArray()) {
            for (int i = 0; i < Math.min(example.size(), truth.size()); i++) {
                learn(field, example.get(i), truth.get(i));
            }
        } else {
            example.properties().forEach(entry -> learn(entry.getKey(), entry.getValue(), truth.path(entry.getKey())));
        }
    }

    /** An id that nobody has met yet is one that the client chooses. */
    private JsonNode translated(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            return TextNode.valueOf(UUID.matcher(text).matches()
                    ? real.computeIfAbsent(text, id -> Ids.next().toString())
                    : real(text));
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(translated(entry.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, translated(array.get(i)));
            }
        }
        return copy;
    }

    private JsonNode resolved(JsonNode node) {
        return Contract.resolved(contract, node);
    }
}
