package org.studycircle.sql;

import java.util.List;
import java.util.function.Function;

import io.vertx.sqlclient.Row;

/**
 * A statement that is written once, with its parameters by name, and what its rows are read into. Where its columns stand is looked up
 * with the first rows that it brings, and not again.
 */
public final class Sql<R> {

    private final Statement statement;
    private final RowReader<R> reader;
    private volatile Function<Row, R> bound;

    private Sql(Statement statement, RowReader<R> reader) {
        this.statement = statement;
        this.reader = reader;
    }

    /** Whose rows are records: see {@link RowReader#of}. */
    public static <R extends Record> Sql<R> rows(Class<R> type, String sql) {
        return of(RowReader.of(type), sql);
    }

    /** Whose rows have one column that matters, the first. */
    public static <R> Sql<R> column(Class<R> type, String sql) {
        return of(RowReader.first(type), sql);
    }

    public static <R> Sql<R> of(RowReader<R> reader, String sql) {
        return new Sql<>(Statement.of(sql), reader);
    }

    /** Which brings no rows, or none that anybody reads. */
    public static Sql<Void> command(String sql) {
        return of(columns -> row -> null, sql);
    }

    Statement statement() {
        return statement;
    }

    Function<Row, R> reader(List<String> columns) {
        Function<Row, R> known = bound;
        if (known == null) {
            known = reader.on(columns);
            bound = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return statement.text();
    }
}
