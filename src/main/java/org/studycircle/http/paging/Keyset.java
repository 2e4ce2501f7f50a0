package org.studycircle.http.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Text;

/**
 * The total order of a list, served by an index: columns that together are unique, all ascending or all descending.
 */
public final class Keyset {

    private final boolean descending;
    private final List<Column> columns;

    private record Column(String sql, Function<String, ?> parser) {}

    private Keyset(boolean descending, List<Column> columns) {
        this.descending = descending;
        this.columns = columns;
    }

    public static Keyset ascending() {
        return new Keyset(false, List.of());
    }

    public static Keyset descending() {
        return new Keyset(true, List.of());
    }

    public Keyset text(String sql) {
        return with(sql, Keyset::storable);
    }

    public Keyset number(String sql) {
        return with(sql, Long::valueOf);
    }

    public Keyset uuid(String sql) {
        return with(sql, UUID::fromString);
    }

    private static String storable(String text) {
        if (!Text.isStorable(text)) {
            throw Malformed.cursor();
        }
        return text;
    }

    /** @param parser turns the column's {@code toString} back into what the database client takes */
    public Keyset with(String sql, Function<String, ?> parser) {
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(sql, parser));
        return new Keyset(descending, List.copyOf(more));
    }

    List<?> parse(List<String> key) {
        if (key.size() != columns.size()) {
            throw Malformed.cursor();
        }
        try {
            return IntStream.range(0, key.size()).mapToObj(i -> columns.get(i).parser.apply(key.get(i))).toList();
        } catch (RuntimeException e) {
            throw Malformed.cursor();
        }
    }

    /** @return for example {@code (t.name, t.id) > ($3, $4)} */
    String beyond(boolean backwards, int firstParameter) {
        String parameters = IntStream.range(firstParameter, firstParameter + columns.size())
                .mapToObj(i -> "$" + i).collect(Collectors.joining(", "));
        return "(" + names() + ") " + (descending ^ backwards ? "<" : ">") + " (" + parameters + ")";
    }

    /** @return for example {@code t.name asc, t.id asc} */
    String order(boolean backwards) {
        String direction = descending ^ backwards ? " desc" : " asc";
        return columns.stream().map(column -> column.sql + direction).collect(Collectors.joining(", "));
    }

    private String names() {
        return columns.stream().map(Column::sql).collect(Collectors.joining(", "));
    }
}
