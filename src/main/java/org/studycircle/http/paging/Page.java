package org.studycircle.http.paging;

import java.util.List;
import java.util.function.Function;

/** One page of a list with the cursors of its neighbours, absent at the ends. */
public record Page<T>(List<T> items, String next, String previous) implements Paged {

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next, previous);
    }
}
