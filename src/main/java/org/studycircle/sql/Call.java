package org.studycircle.sql;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** One saying of a statement: its parameters are set, and then it is asked for what it brings. */
public final class Call<R> {

    private final Database database;
    private final Sql<R> sql;
    private final Object[] values;

    Call(Database database, Sql<R> sql) {
        this.database = database;
        this.sql = sql;
        this.values = new Object[sql.statement().names().size()];
    }

    /** Of a type that rows are read into, or an array of one; null where a parameter is not set. */
    public Call<R> set(String name, Object value) {
        values[sql.statement().indexOf(name)] = stored(value);
        return this;
    }

    /** An array parameter, with a value of each of these. */
    public <T, V> Call<R> setEach(String name, Collection<T> all, Function<T, V> value, IntFunction<V[]> array) {
        return set(name, all.stream().map(value).toArray(array));
    }

    public Uni<List<R>> list() {
        return execute().map(this::read);
    }

    /** The first row, null where there is none. */
    public Uni<R> first() {
        return list().map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** How many rows it has changed. */
    public Uni<Integer> count() {
        return execute().map(RowSet::rowCount);
    }

    public Uni<Void> run() {
        return execute().replaceWithVoid();
    }

    private Uni<RowSet<Row>> execute() {
        Shortcut shortcut = sql.shortcut();
        return shortcut != null && shortcut.isWorthTrying(values) ? shortcutFirst(shortcut) : whole();
    }

    private Uni<RowSet<Row>> whole() {
        return database.execute(sql.statement().text(), Tuple.from(values));
    }

    private Uni<RowSet<Row>> shortcutFirst(Shortcut shortcut) {
        return database.execute(shortcut.text(), shortcut.parameters(values))
                .chain(rows -> rows.size() > 0 ? Uni.createFrom().item(rows) : whole().invoke(all -> tell(shortcut, all)));
    }

    /** Where neither brings anything, the short cut is none the worse. */
    private void tell(Shortcut shortcut, RowSet<Row> all) {
        if (all.size() > 0) {
            shortcut.wasInVain(values);
        }
    }

    private List<R> read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return List.of();
        }
        Function<Row, R> reader = sql.reader(rows.columnsNames());
        List<R> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(reader.apply(row)));
        return all;
    }

    private static Object stored(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return Buffer.buffer(bytes);
        }
        if (value instanceof Instant[] || value instanceof Enum<?>[]) {
            return each((Object[]) value);
        }
        return value;
    }

    private static Object each(Object[] values) {
        Class<?> type = values instanceof Instant[] ? OffsetDateTime.class : String.class;
        Object[] stored = (Object[]) Array.newInstance(type, values.length);
        for (int i = 0; i < values.length; i++) {
            stored[i] = stored(values[i]);
        }
        return stored;
    }
}
