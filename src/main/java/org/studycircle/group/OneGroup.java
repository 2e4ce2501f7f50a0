package org.studycircle.group;

import java.util.regex.Pattern;

/** SQL that is about the groups of its rows, for a statement about one group. */
public final class OneGroup {

    private static final Pattern OF_A_ROW = Pattern.compile("(\\w+\\.group_id) = \\w+\\.group_id");

    private OneGroup() {}

    /**
     * What spreads groups over machines takes no table of another for restricted to a group behind an outer join, a limit, or a union.
     *
     * @return the same with each table restricted by the parameter {@code :group} itself
     */
    public static String of(String sql) {
        return OF_A_ROW.matcher(sql).replaceAll("$1 = :group");
    }
}
