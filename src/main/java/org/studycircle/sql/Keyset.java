package org.studycircle.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Text;

/**
 * The total order of a list, served by an index: columns that together are unique, all ascending or all descending, each with where a
 * row has its value.
 */
public final class Keyset<R> {

    private final boolean descending;
    private final List<Column<R>> columns;

    /** @param parser turns the value's {@code toString} back into what a parameter may be */
    private record Column<R>(String sql, Function<R, ?> value, Function<String, ?> parser) {}

    private Keyset(boolean descending, List<Column<R>> columns) {
        this.descending = descending;
        this.columns = columns;
    }

    public static <R> Keyset<R> ascending() {
        return new Keyset<>(false, List.of());
    }

    public static <R> Keyset<R> descending() {
        return new Keyset<>(true, List.of());
    }

    public Keyset<R> text(String sql, Function<R, String> value) {
        return with(sql, value, Keyset::storable);
    }

    public Keyset<R> number(String sql, Function<R, ? extends Number> value) {
        return with(sql, value, Long::valueOf);
    }

    public Keyset<R> uuid(String sql, Function<R, UUID> value) {
        return with(sql, value, UUID::fromString);
    }

    /** @param parser turns the value's {@code toString} back into what a parameter may be */
    public Keyset<R> with(String sql, Function<R, ?> value, Function<String, ?> parser) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(sql, value, parser));
        return new Keyset<>(descending, List.copyOf(more));
    }

    private static String storable(String text) {
        if (!Text.isStorable(text)) {
            throw Malformed.cursor();
        }
        return text;
    }

    /**
     * Sets what a slice begins beyond, where it does not begin at the start.
     *
     * @throws Malformed where the cursor is none of this order
     */
    public <T> Call<T> from(Call<T> call, Slice slice) {
        Call<T> begun = call;
        List<?> beyond = slice.isFromStart() ? List.of() : beyond(slice);
        for (int i = 0; i < beyond.size(); i++) {
            begun = begun.set(parameter(i + 1), beyond.get(i));
        }
        return begun;
    }

    private List<?> beyond(Slice slice) {
        if (slice.key().size() != columns.size()) {
            throw Malformed.cursor();
        }
        try {
            return IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).parser.apply(slice.key().get(i))).toList();
        } catch (RuntimeException e) {
            throw Malformed.cursor();
        }
    }

    public Page<R> page(Slice slice, List<R> rows) {
        return page(slice, rows, false);
    }

    /** @param isCutOff see {@link Slice#page(List, Function, boolean)} */
    public Page<R> page(Slice slice, List<R> rows, boolean isCutOff) {
        return slice.page(rows, row -> columns.stream().map(column -> column.value.apply(row)).toList(), isCutOff);
    }

    /**
     * The end of a query: a condition that starts with {@code and} where the list does not start at its beginning, the order, and one
     * row more than asked for, which tells whether there is a further page. Parameters are called {@code beyond1} and so on.
     *
     * @param first number of the first parameter
     */
    public String clause(Slice slice, int first) {
        return (slice.isFromStart() ? "" : "and " + condition(slice, first) + " ") + order(slice) + " limit "
                + (slice.limit() + 1);
    }

    private String condition(Slice slice, int first) {
        String parameters = IntStream.range(first, first + columns.size()).mapToObj(i -> ":" + parameter(i))
                .collect(Collectors.joining(", "));
        return "(" + columns.stream().map(Column::sql).collect(Collectors.joining(", ")) + ") "
                + (descending ^ slice.backwards() ? "<" : ">") + " (" + parameters + ")";
    }

    private static String parameter(int number) {
        return "beyond" + number;
    }

    /** The order alone, for the outer query around a limited one. */
    public String order(Slice slice) {
        String direction = descending ^ slice.backwards() ? " desc" : " asc";
        return columns.stream().map(column -> column.sql + direction).collect(Collectors.joining(", ", "order by ", ""));
    }
}
