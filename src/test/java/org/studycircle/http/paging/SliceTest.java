package org.studycircle.http.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SliceTest {

    /** What the database does with the order and the condition of a keyset. */
    private static Page<Long> select(TreeSet<Long> table, int limit, String after, String before) {
        Paging paging = new Paging();
        paging.cursors = CursorsTest.KEYED;
        paging.limit = String.valueOf(limit);
        paging.after = after;
        paging.before = before;
        Slice slice = paging.slice("numbers");
        Long key = slice.isFromStart() ? null : Long.valueOf(slice.key().get(0));
        List<Long> rows = new ArrayList<>(
                key == null ? table : slice.backwards() ? table.headSet(key) : table.tailSet(key, false));
        if (slice.backwards()) {
            Collections.reverse(rows);
        }
        return slice.page(rows.subList(0, Math.min(rows.size(), limit + 1)), List::of);
    }

    @Property(tries = 300)
    void walkForwardsAndBackSeesEveryRowOnce(@ForAll Set<@IntRange(max = 500) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        TreeSet<Long> table = new TreeSet<>(numbers.stream().map(Integer::longValue).toList());
        List<Long> forwards = new ArrayList<>();
        Page<Long> page = select(table, limit, null, null);
        assertNull(page.previous());
        forwards.addAll(page.items());
        while (page.next() != null) {
            page = select(table, limit, page.next(), null);
            forwards.addAll(page.items());
        }
        assertEquals(List.copyOf(table), forwards);

        List<Long> backwards = new ArrayList<>(page.items());
        while (page.previous() != null) {
            page = select(table, limit, null, page.previous());
            backwards = Stream.concat(page.items().stream(), backwards.stream()).toList();
        }
        assertEquals(List.copyOf(table), backwards);
    }

    @Property
    void cursorOutlivesItsRow(@ForAll @IntRange(min = 1, max = 5) int limit) {
        TreeSet<Long> table = new TreeSet<>(Stream.iterate(1L, n -> n + 1).limit(20).toList());
        String next = select(table, limit, null, null).next();
        table.remove((long) limit);
        assertEquals((long) limit + 1, select(table, limit, next, null).items().get(0));
    }
}
