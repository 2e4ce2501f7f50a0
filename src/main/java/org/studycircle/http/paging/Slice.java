package org.studycircle.http.paging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The part of a list that a request asks for.
 *
 * @param key the sort key to start beyond, or null for the start of the list
 */
public record Slice(String list, Keyset keyset, int limit, boolean backwards, List<?> key) {

    /**
     * The end of a query: a condition that starts with {@code and} where the list does not start at its beginning, the
     * order, and one row more than asked for, which tells whether there is a further page.
     *
     * @param firstParameter number of the first SQL parameter that is free
     */
    public String clause(int firstParameter) {
        return (key == null ? "" : "and " + keyset.beyond(backwards, firstParameter) + " ")
                + "order by " + keyset.order(backwards) + " limit " + (limit + 1);
    }

    /** @return the order alone, for the outer query around a limited one */
    public String order() {
        return "order by " + keyset.order(backwards);
    }

    /** @return the given parameters followed by those of {@link #clause} */
    public Tuple parameters(Object... first) {
        List<Object> all = new ArrayList<>(Arrays.asList(first));
        if (key != null) {
            all.addAll(key);
        }
        return Tuple.from(all);
    }

    /** @param keyOf the sort key of a row, in the order of the keyset's columns */
    public <T> Page<T> page(List<T> rows, Function<T, List<?>> keyOf) {
        boolean more = rows.size() > limit;
        List<T> items = new ArrayList<>(more ? rows.subList(0, limit) : rows);
        if (backwards) {
            Collections.reverse(items);
        }
        boolean hasNext = backwards || more;
        boolean hasPrevious = backwards ? more : key != null;
        return new Page<>(List.copyOf(items),
                hasNext && !items.isEmpty() ? Cursor.encode(list, keyOf.apply(items.get(items.size() - 1))) : null,
                hasPrevious && !items.isEmpty() ? Cursor.encode(list, keyOf.apply(items.get(0))) : null);
    }
}
