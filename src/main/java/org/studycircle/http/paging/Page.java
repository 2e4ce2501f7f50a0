package org.studycircle.http.paging;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** One page of a list with the cursors of its neighbours, absent at the ends. */
public record Page<T>(List<T> items, String next, String previous) implements Paged {

    /** The same without some of its items; where it begins and ends stays. */
    public Page<T> without(Predicate<T> left) {
        return new Page<>(items.stream().filter(left.negate()).toList(), next, previous);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next, previous);
    }
}
