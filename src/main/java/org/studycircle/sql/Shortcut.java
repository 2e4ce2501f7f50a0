package org.studycircle.sql;

import java.util.List;

import io.vertx.sqlclient.Tuple;

/**
 * A statement that is tried before another one, which has all of its parameters.
 *
 * @param places of its parameters among those of the other
 * @param by places of those that decide whether it is worth trying
 */
record Shortcut(String text, List<Integer> places, List<Integer> by, Shortcuts memory) {

    /** @param values of all parameters of the other */
    boolean isWorthTrying(Object[] values) {
        return !memory.knows(deciding(values));
    }

    void wasInVain(Object[] values) {
        memory.remember(deciding(values));
    }

    Tuple parameters(Object[] values) {
        return Tuple.from(places.stream().map(place -> values[place]).toArray());
    }

    private List<Object> deciding(Object[] values) {
        return by.stream().map(place -> values[place]).toList();
    }
}
