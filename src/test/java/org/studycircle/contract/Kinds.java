package org.studycircle.contract;

import static java.util.stream.Collectors.toCollection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is of several kinds in the contract.
 *
 * @param field says of which
 * @param kinds their names
 * @param leads from what the field says to a kind
 */
record Kinds(String name, String field, Set<String> kinds, Map<String, String> leads) {

    static List<Kinds> in(JsonNode contract) {
        return contract.at("/components/schemas").properties().stream().filter(schema -> schema.getValue().has("oneOf"))
                .map(schema -> of(schema.getKey(), schema.getValue())).toList();
    }

    private static Kinds of(String name, JsonNode schema) {
        Map<String, String> leads = new TreeMap<>();
        schema.at("/discriminator/mapping").properties()
                .forEach(lead -> leads.put(lead.getKey(), component(lead.getValue())));
        return new Kinds(name, schema.at("/discriminator/propertyName").asText(),
                StreamSupport.stream(schema.get("oneOf").spliterator(), false).map(kind -> component(kind.get("$ref")))
                        .collect(toCollection(TreeSet::new)),
                leads);
    }

    private static String component(JsonNode reference) {
        return reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
    }

    /** What the field can say where it leads to this kind. */
    Set<String> leadingTo(String kind) {
        return leads.entrySet().stream().filter(lead -> lead.getValue().equals(kind)).map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    /** The enumeration that the field is of, within a kind. */
    String enumeration(JsonNode contract, String kind) {
        return component(contract.at("/components/schemas/" + kind + "/properties/" + field + "/$ref"));
    }
}
