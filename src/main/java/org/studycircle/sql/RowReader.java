package org.studycircle.sql;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.vertx.sqlclient.Row;

/** How rows are read: what depends on the names of their columns is done once, what is left for each row is fast. */
@FunctionalInterface
public interface RowReader<R> {

    /** @param columns the names of the columns, in their order */
    Function<Row, R> on(List<String> columns);

    /** Reads two things of each row. */
    default <O, V> RowReader<V> with(RowReader<O> other, BiFunction<R, O, V> both) {
        return columns -> {
            Function<Row, R> one = on(columns);
            Function<Row, O> another = other.on(columns);
            return row -> both.apply(one.apply(row), another.apply(row));
        };
    }

    default <V> RowReader<V> map(Function<R, V> view) {
        return columns -> on(columns).andThen(view);
    }

    /**
     * Into a record whose components have the names of columns, but in camel case: {@code sectionId} is {@code section_id}. A component
     * that is a record itself is read from columns that begin with its name and an underscore, and null where all of these are. Instants
     * are read from {@code timestamptz}, enums from their names, lists from arrays, lists of records from JSON.
     *
     * @throws IllegalStateException where the statement does not select a column, or a null for a primitive
     */
    static <R extends Record> RowReader<R> of(Class<R> type) {
        return columns -> RecordReader.of(type, "", columns);
    }

    /** The same, but null where all columns that it would read are null: of the row that an outer join brings for nothing. */
    static <R extends Record> RowReader<R> orNull(Class<R> type) {
        return columns -> RecordReader.of(type, "", columns)::orNull;
    }

    static <R> RowReader<R> first(Class<R> type) {
        return columns -> row -> type.cast(Cell.of(type).read(row, 0));
    }
}
