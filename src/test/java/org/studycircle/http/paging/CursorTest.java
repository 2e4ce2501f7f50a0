package org.studycircle.http.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;

import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Text;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CursorTest {

    @Property
    void comesBackAsItWasGivenOut(@ForAll @StringLength(max = 50) String list,
            @ForAll @Size(min = 1, max = 3) List<@StringLength(max = 50) String> key) {
        Assume.that(key.stream().noneMatch(part -> part.contains("\u001f")));
        Assume.that(key.stream().allMatch(Text::isStorable));
        assertEquals(key, Cursor.decode(list, Cursor.encode(list, key)));
    }

    @Property
    void isRefusedForAnotherList(@ForAll @StringLength(max = 20) String one, @ForAll @StringLength(max = 20) String other) {
        Assume.that(!one.equals(other));
        Assume.that(Text.isStorable(one) && Text.isStorable(other));
        String cursor = Cursor.encode(one, List.of(7L));
        assertThrows(Malformed.class, () -> Cursor.decode(other, cursor));
    }

    @Property
    void isRefusedWithAnyBitChanged(@ForAll @IntRange(max = 10_000) int at) {
        byte[] bytes = Base64.getUrlDecoder().decode(Cursor.encode("list", List.of("Lisbon", 42)));
        int bit = at % (bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String damaged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThrows(Malformed.class, () -> Cursor.decode("list", damaged));
    }

    @Property
    void neverFailsInAnotherWayThanByRefusing(@ForAll @StringLength(max = 100) String nonsense) {
        assertThrows(Malformed.class, () -> Cursor.decode("list", nonsense));
    }

    @Example
    void holdsNothingThatAnAddressWouldHaveToEscape() {
        assertTrue(Cursor.encode("list", List.of("ä/+ ?")).matches("[A-Za-z0-9_-]+"));
    }
}
