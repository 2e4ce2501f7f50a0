package org.studycircle.http.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a list that a request asks for.
 *
 * @param cursors seals where its neighbours begin
 * @param list names the list and everything that selects its rows
 * @param limit how many rows it has at most
 * @param key the sort key to start beyond, as text; empty for the start of the list
 */
public record Slice(Cursors cursors, String list, int limit, boolean backwards, List<String> key) {

    /** The same list from its start. */
    public Slice fromStart() {
        return new Slice(cursors, list, limit, backwards, List.of());
    }

    /** The same list from a place in it that no cursor led to. */
    public Slice fromWithin() {
        return new Slice(cursors, list, limit, backwards, List.of(""));
    }

    public boolean isFromStart() {
        return key.isEmpty();
    }

    /**
     * @param rows in the order asked for, one more than the limit where there is a further page
     * @param keyOf the sort key of a row
     */
    public <T> Page<T> page(List<T> rows, Function<T, List<?>> keyOf) {
        return page(rows, keyOf, false);
    }

    /** @param isCutOff whether there may be a further page though there are no more rows than the limit: behind the last of them */
    public <T> Page<T> page(List<T> rows, Function<T, List<?>> keyOf, boolean isCutOff) {
        boolean tooMany = rows.size() > limit;
        boolean more = tooMany || isCutOff;
        List<T> items = new ArrayList<>(tooMany ? rows.subList(0, limit) : rows);
        if (backwards) {
            Collections.reverse(items);
        }
        boolean hasNext = backwards || more;
        boolean hasPrevious = backwards ? more : !isFromStart();
        return new Page<>(List.copyOf(items),
                hasNext && !items.isEmpty() ? cursors.encode(list, keyOf.apply(items.get(items.size() - 1))) : null,
                hasPrevious && !items.isEmpty() ? cursors.encode(list, keyOf.apply(items.get(0))) : null);
    }
}
