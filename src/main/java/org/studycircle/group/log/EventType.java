package org.studycircle.group.log;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A kind of thing that happens in groups. Each room declares its own, in an enum; the contract has all of them. */
public interface EventType {

    /** A condition on the column {@code type} of an event. */
    static String isOneOf(EventType... types) {
        return Arrays.stream(types).map(type -> "'" + type.name() + "'").collect(Collectors.joining(", ", "type in (", ")"));
    }

    /** By which it goes in the log and in the contract. */
    String name();

    /** Who gets to see it, besides its actor. */
    default Audience audience() {
        return Audience.GROUP;
    }

    /** Whether something is other now by which listed groups are found. */
    default boolean isListed() {
        return false;
    }

    /** How many posts come into the group by it, apart from those that number their event themselves. */
    default int posts() {
        return 0;
    }
}
