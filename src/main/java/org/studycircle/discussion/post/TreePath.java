package org.studycircle.discussion.post;

/**
 * The place of a post in the tree of its thread, as text whose order (by code unit, {@code collate "C"}) is the order of the
 * tree: each post before its replies, replies by number. It is the path of the post above, followed by the own number's code:
 * how many hexadecimal digits, the digits, a full stop. No code begins another one, so a branch is one range of paths.
 */
record TreePath(String value) {

    /** The level to draw all on that is deeper. */
    static final int DEEPEST = 50;

    /** Replies to a post on this level stand beside it, below its own parent: a path has to fit into an index. */
    static final int LAST = 200;

    /** Follows all codes of numbers, which begin with 1 to 8. */
    static final String BEYOND = "9";

    private static final char END = '.';

    /** Of post 1. */
    static TreePath root() {
        return new TreePath("").with(1);
    }

    /** @return the path that the paths of replies to this post begin with */
    TreePath ofReplies() {
        return depth() < LAST ? this : new TreePath(value.substring(0, value.lastIndexOf(END, value.length() - 2) + 1));
    }

    /** @return the path of the post with this number directly below */
    TreePath with(int number) {
        String digits = Integer.toHexString(number);
        return new TreePath(value + digits.length() + digits + END);
    }

    /** @return 0 for post 1, and -1 for the path of no post, above it */
    int depth() {
        return (int) value.chars().filter(c -> c == END).count() - 1;
    }

    /** {@link #ofReplies} in SQL. */
    static String ofRepliesSql(String path) {
        return "case when %s < %d then %s else %s end".formatted(depthSql(path), LAST, path, aboveSql(path, "" + (LAST - 1)));
    }

    /** {@link #depth} in SQL. */
    static String depthSql(String path) {
        return "(length(%1$s) - length(replace(%1$s, '%2$s', '')) - 1)".formatted(path, END);
    }

    /** {@link #with} in SQL: the path of the post with a number below the path of another one. */
    static String childSql(String above, String number) {
        return "%1$s || length(to_hex(%2$s)) || to_hex(%2$s) || '%3$s'".formatted(above, number, END);
    }

    /** In SQL: the numbers that a path is made of, a row for each. */
    static String numbersSql(String path) {
        return "select cast('0x' || substr(code, 2) as integer) from string_to_table(rtrim(%1$s, '%2$s'), '%2$s') code"
                .formatted(path, END);
    }

    /** In SQL: the path of what is on a level above a post, or the post itself. */
    static String aboveSql(String path, String level) {
        return "array_to_string((string_to_array(%1$s, '%3$s'))[1 : %2$s + 1], '%3$s') || '%3$s'".formatted(path, level, END);
    }

    /** {@link #end} in SQL. */
    static String endSql(String path) {
        return path + " || '" + BEYOND + "'";
    }

    /** @return what all paths of the branch below are less than, and all paths behind it are greater than */
    String end() {
        return value + BEYOND;
    }
}
