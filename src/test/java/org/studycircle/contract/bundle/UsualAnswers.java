package org.studycircle.contract.bundle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an operation answers without saying so. What it says itself wins, also that there is no such answer: nothing behind a status. */
final class UsualAnswers {

    static final String FIELD = "x-usual-answers";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** When an answer is usual. */
    private static final Map<String, Predicate<Request>> OCCASIONS = Map.of(
            "always", request -> true,
            "with-body", Request::hasBody,
            "with-id-in-path", request -> request.path().contains("{"),
            "with-if-match", request -> request.takes("name", "If-Match"),
            "with-if-none-match", request -> request.takes("name", "If-None-Match"));

    private record Request(String path, ObjectNode operation, List<JsonNode> parameters) {

        boolean hasBody() {
            return operation.has("requestBody");
        }

        boolean takes(String field, String value) {
            return parameters.stream().anyMatch(parameter -> parameter.path(field).asText().equals(value));
        }
    }

    private record Usual(Predicate<Request> when, JsonNode answers) {

        static Usual of(String occasion, JsonNode answers) {
            Predicate<Request> when = OCCASIONS.get(occasion);
            if (when == null) {
                throw new Fault(FIELD + " knows no " + occasion + ", only "
                        + String.join(", ", new TreeSet<>(OCCASIONS.keySet())));
            }
            return new Usual(when, answers);
        }
    }

    private UsualAnswers() {}

    static void addTo(ObjectNode contract) {
        List<Usual> usual = contract.path(FIELD).properties().stream()
                .map(occasion -> Usual.of(occasion.getKey(), occasion.getValue())).toList();
        requests(contract).forEach(request -> complete(request, usual));
        contract.remove(FIELD);
    }

    private static Stream<Request> requests(ObjectNode contract) {
        return contract.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method -> request(contract, path.getKey(), path.getValue(), (ObjectNode) method.getValue())));
    }

    private static Request request(ObjectNode contract, String path, JsonNode item, ObjectNode operation) {
        List<JsonNode> parameters = Stream.of(item, operation)
                .flatMap(said -> StreamSupport.stream(said.path("parameters").spliterator(), false))
                .map(parameter -> References.resolved(contract, parameter))
                .toList();
        return new Request(path, operation, parameters);
    }

    private static void complete(Request request, List<Usual> usual) {
        Map<String, JsonNode> answers = new TreeMap<>();
        ObjectNode own = request.operation().withObjectProperty("responses");
        own.properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        usual.stream().filter(some -> some.when().test(request)).flatMap(some -> some.answers().properties().stream())
                .forEach(answer -> answers.putIfAbsent(answer.getKey(), answer.getValue()));
        answers.values().removeIf(JsonNode::isNull);
        own.removeAll().setAll(answers);
    }
}
