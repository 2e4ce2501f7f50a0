package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Ids;

class KeysetTest {

    private static final Keyset<Thing> TWO = Keyset.<Thing>descending().number("t.a", Thing::number).uuid("t.b", Thing::id);

    private record Thing(int number, UUID id) {}

    private static Slice slice(boolean backwards, String... key) {
        return new Slice(null, "l", 2, backwards, List.of(key));
    }

    private static Call<Thing> call() {
        return new Call<>(null, Sql.rows(Thing.class, "select 1 where :beyond1 <> :beyond2"));
    }

    @Test
    void clauseIsAKeysetConditionInEitherDirection() {
        assertEquals("order by t.a desc, t.b desc limit 3", TWO.clause(slice(false), 1));
        assertEquals("and (t.a, t.b) < (:beyond1, :beyond2) order by t.a desc, t.b desc limit 3",
                TWO.clause(slice(false, "1", "2"), 1));
        assertEquals("and (t.a, t.b) > (:beyond2, :beyond3) order by t.a asc, t.b asc limit 3",
                TWO.clause(slice(true, "1", "2"), 2));
    }

    @Test
    void placeThatIsNoneOfTheOrderIsRefused() {
        String id = Ids.next().toString();
        assertNotNull(TWO.from(call(), slice(false, "1", id)));
        assertThrows(Malformed.class, () -> TWO.from(call(), slice(false, "1")));
        assertThrows(Malformed.class, () -> TWO.from(call(), slice(false, "one", id)));
        assertThrows(Malformed.class, () -> TWO.from(call(), slice(false, "1", "two")));
    }

    @Test
    void placeThatNoTextCanHoldIsRefused() {
        Keyset<String> names = Keyset.<String>ascending().text("name", name -> name);
        assertThrows(Malformed.class, () -> names.from(call(), slice(false, "a\u0000b")));
    }
}
