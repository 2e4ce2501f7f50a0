package org.studycircle.contract.bundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Every reference leads to a component, and to every component leads a way from some operation. */
record References(Whole whole) {

    static final String COMPONENTS = "#/components/";

    /** What a node refers to, or the node itself where it refers to nothing. */
    static JsonNode resolved(JsonNode contract, JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? contract.at(reference.asText().substring(1)) : node;
    }

    void check(List<Part> parts) {
        List<String> faults = new ArrayList<>();
        parts.forEach(part -> in(part.said()).distinct().filter(this::leadsNowhere)
                .forEach(reference -> faults.add(part.name() + " refers to " + reference + ", which stands nowhere")));
        Set<String> reached = reached();
        components().filter(component -> !reached.contains(component))
                .forEach(component -> faults.add(component + " in " + whole.file(component) + " is used by no operation"));
        if (!faults.isEmpty()) {
            throw new Fault(String.join("\n", faults));
        }
    }

    private boolean leadsNowhere(String reference) {
        return found(reference).isMissingNode();
    }

    private JsonNode found(String reference) {
        return whole.contract().at(reference.substring(1));
    }

    private Set<String> reached() {
        Set<String> reached = new HashSet<>();
        Deque<JsonNode> ahead = new ArrayDeque<>(List.of(whole.contract().path("paths")));
        while (!ahead.isEmpty()) {
            in(ahead.pop()).filter(reached::add).forEach(reference -> ahead.push(found(reference)));
        }
        return reached;
    }

    /** Those that can be referred to; a security scheme is called by its name. */
    private Stream<String> components() {
        Set<String> all = new TreeSet<>();
        whole.contract().path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue().fieldNames()
                        .forEachRemaining(name -> all.add(COMPONENTS + kind.getKey() + "/" + name)));
        return all.stream();
    }

    /** Wherever they stand, in `$ref` or in the mapping of a discriminator. */
    private static Stream<String> in(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText()).filter(text -> text.startsWith(COMPONENTS))
                : StreamSupport.stream(node.spliterator(), false).flatMap(References::in);
    }
}
