package org.studycircle.search;

import java.util.List;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paged;

/**
 * A page of what was found.
 *
 * @param incomplete true as long as there is something in the group that can't be found yet, absent as a rule
 */
record Found<T>(List<T> items, String next, String previous, Boolean incomplete) implements Paged {

    static <T> Found<T> of(Page<T> page, boolean isWhole) {
        return new Found<>(page.items(), page.next(), page.previous(), isWhole ? null : true);
    }
}
