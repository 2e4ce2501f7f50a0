package org.studycircle.http.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.studycircle.http.problem.Malformed;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SliceTest {

    private static final Keyset BY_NUMBER = Keyset.ascending().number("n");

    /** What the database does with {@link Slice#clause}. */
    private static Page<Long> select(TreeSet<Long> table, int limit, String after, String before) {
        Paging paging = new Paging();
        paging.limit = String.valueOf(limit);
        paging.after = after;
        paging.before = before;
        Slice slice = paging.slice("numbers", BY_NUMBER);
        Long key = slice.key() == null ? null : (Long) slice.key().get(0);
        List<Long> rows = new ArrayList<>(
                key == null ? table : slice.backwards() ? table.headSet(key) : table.tailSet(key, false));
        if (slice.backwards()) {
            Collections.reverse(rows);
        }
        return slice.page(rows.subList(0, Math.min(rows.size(), limit + 1)), List::of);
    }

    @Example
    void placeThatNoTextCanHoldIsRefused() {
        Paging paging = new Paging();
        paging.after = Cursor.encode("names", List.of("a\u0000b"));
        assertThrows(Malformed.class, () -> paging.slice("names", Keyset.ascending().text("name")));
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

    @Example
    void clauseIsAKeysetConditionInEitherDirection() {
        Keyset two = Keyset.descending().number("t.a").uuid("t.b");
        assertEquals("order by t.a desc, t.b desc limit 3", new Slice("l", two, 2, false, null).clause(4));
        assertEquals("and (t.a, t.b) < ($4, $5) order by t.a desc, t.b desc limit 3",
                new Slice("l", two, 2, false, List.of(1, 2)).clause(4));
        assertEquals("and (t.a, t.b) > ($4, $5) order by t.a asc, t.b asc limit 3",
                new Slice("l", two, 2, true, List.of(1, 2)).clause(4));
    }
}
