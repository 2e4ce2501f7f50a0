package org.studycircle.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a statement with its parameters by name, as PostgreSQL takes it: by number. */
final class Statement {

    /** What may look like a parameter and is none, and the name of one. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|::|:([A-Za-z]\\w*)");

    private final String text;
    private final List<String> names;

    private Statement(String text, List<String> names) {
        this.text = text;
        this.names = List.copyOf(names);
    }

    /** @param sql with parameters such as {@code :group}, each any number of times */
    static Statement of(String sql) {
        List<String> names = new ArrayList<>();
        StringBuilder numbered = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String found = token.group(1) == null ? token.group() : "$" + number(token.group(1), names);
            token.appendReplacement(numbered, Matcher.quoteReplacement(found));
        }
        return new Statement(token.appendTail(numbered).toString(), names);
    }

    private static int number(String name, List<String> names) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name) + 1;
    }

    String text() {
        return text;
    }

    /** In the order of their numbers. */
    List<String> names() {
        return names;
    }

    /** @throws IllegalArgumentException where the statement has no such parameter */
    int indexOf(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No parameter " + name + " among " + names + " of: " + text);
        }
        return index;
    }
}
