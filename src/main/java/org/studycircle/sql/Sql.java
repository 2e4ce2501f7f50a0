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
    private final Shortcut shortcut;
    private final RowReader<R> reader;
    private volatile Function<Row, R> bound;

    private Sql(Statement statement, Shortcut shortcut, RowReader<R> reader) {
        this.statement = statement;
        this.shortcut = shortcut;
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
        return new Sql<>(Statement.of(sql), null, reader);
    }

    /** Which brings no rows, or none that anybody reads. */
    public static Sql<Void> command(String sql) {
        return of(columns -> row -> null, sql);
    }

    /**
     * The same with a short cut: a statement that brings either the same rows or none. It is said first, and where it brings none, this one.
     *
     * @param sql with the same columns, and without other parameters
     */
    public Sql<R> withShortcut(String sql, Shortcuts shortcuts) {
        return new Sql<>(statement, shortcuts.of(sql, statement), reader);
    }

    Statement statement() {
        return statement;
    }

    /** Null where there is none. */
    Shortcut shortcut() {
        return shortcut;
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
