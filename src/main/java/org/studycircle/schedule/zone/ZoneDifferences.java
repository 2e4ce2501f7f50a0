package org.studycircle.schedule.zone;

import java.util.List;

/**
 * Where PostgreSQL and the JVM disagree about zones.
 *
 * @param unknown names that groups may have, and that PostgreSQL does not know
 * @param differing zones whose clocks go otherwise
 */
record ZoneDifferences(List<String> unknown, List<String> differing) {

    boolean isNone() {
        return unknown.isEmpty() && differing.isEmpty();
    }

    /** For operators. */
    @Override
    public String toString() {
        return "The time zones of PostgreSQL and of this JVM are not of one age: bring both up to date. By PostgreSQL's are all dates."
                + (unknown.isEmpty() ? "" : " It does not know " + String.join(", ", unknown) + ".")
                + (differing.isEmpty()
                        ? ""
                        : " Now or within two years clocks go otherwise there in " + String.join(", ", differing) + ".");
    }
}
