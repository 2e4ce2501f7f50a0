package org.studycircle.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.studycircle.http.paging.Slice;

/**
 * The statement of a list, in which {@code {page}} stands where rows are taken in the order of a keyset, and {@code {order}} where they
 * are put into that order once more. Its text is put together once for each length and direction of a page.
 */
public final class ListSql<R> {

    private final RowReader<R> reader;
    private final Keyset<?> keyset;
    private final Function<Slice, String> text;
    private final BiFunction<Sql<R>, Slice, Sql<R>> shortened;
    private final Map<Shape, Sql<R>> made = new ConcurrentHashMap<>();

    /** All of a slice that the text depends on. */
    private record Shape(int limit, boolean backwards, boolean isFromStart) {}

    private ListSql(RowReader<R> reader, Keyset<?> keyset, Function<Slice, String> text,
            BiFunction<Sql<R>, Slice, Sql<R>> shortened) {
        this.reader = reader;
        this.keyset = keyset;
        this.text = text;
        this.shortened = shortened;
    }

    public static <R extends Record> ListSql<R> rows(Class<R> type, Keyset<?> keyset, String text) {
        return of(RowReader.of(type), keyset, text);
    }

    public static <R> ListSql<R> of(RowReader<R> reader, Keyset<?> keyset, String text) {
        return of(reader, keyset, slice -> text);
    }

    /** @param text may depend on the length of the slice, its direction, and whether it is from the start, and on nothing else */
    public static <R> ListSql<R> of(RowReader<R> reader, Keyset<?> keyset, Function<Slice, String> text) {
        return new ListSql<>(reader, keyset, text, (sql, slice) -> sql);
    }

    /** The same with a {@linkplain Sql#withShortcut short cut}. */
    public ListSql<R> withShortcut(Function<Slice, String> shortcut, Shortcuts shortcuts) {
        return new ListSql<>(reader, keyset, text,
                (sql, slice) -> sql.withShortcut(paged(shortcut.apply(slice), slice), shortcuts));
    }

    Call<R> call(Database database, Slice slice) {
        Shape shape = new Shape(slice.limit(), slice.backwards(), slice.isFromStart());
        return keyset.from(database.call(made.computeIfAbsent(shape, missing -> sql(slice))), slice);
    }

    Sql<R> sql(Slice slice) {
        return shortened.apply(Sql.of(reader, paged(text.apply(slice), slice)), slice);
    }

    private String paged(String sql, Slice slice) {
        return sql.replace("{page}", keyset.clause(slice, 1)).replace("{order}", keyset.order(slice));
    }
}
