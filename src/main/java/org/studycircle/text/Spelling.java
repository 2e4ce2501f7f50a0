package org.studycircle.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody meant who has mistyped a name. */
public final class Spelling {

    private static final int MOST_MISTAKES = 5;

    private Spelling() {}

    public static Optional<String> meant(String name, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> mistakes(name, candidate)))
                .filter(nearest -> mistakes(name, nearest) <= MOST_MISTAKES);
    }

    /** How many letters have to be put in, left out or changed. */
    static int mistakes(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int corner = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int changed = corner + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                corner = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
