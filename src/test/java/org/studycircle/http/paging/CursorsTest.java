package org.studycircle.http.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Text;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CursorsTest {

    private static final String KEY = "a key that is used in tests and nowhere else".replace(' ', '-');
    private static final String OTHER = "another key that is used in tests and nowhere else".replace(' ', '-');

    static final Cursors KEYED = new Cursors(Optional.of(KEY), Optional.empty());

    @Property
    void comesBackAsItWasGivenOut(@ForAll @StringLength(max = 50) String list,
            @ForAll @Size(min = 1, max = 3) List<@StringLength(max = 50) String> key) {
        Assume.that(key.stream().noneMatch(part -> part.contains("\u001f")));
        Assume.that(key.stream().allMatch(Text::isStorable));
        assertEquals(key, KEYED.decode(list, KEYED.encode(list, key)));
    }

    @Property
    void isRefusedForAnotherList(@ForAll @StringLength(max = 20) String one, @ForAll @StringLength(max = 20) String other) {
        Assume.that(!one.equals(other));
        Assume.that(Text.isStorable(one) && Text.isStorable(other));
        String cursor = KEYED.encode(one, List.of(7L));
        assertThrows(Malformed.class, () -> KEYED.decode(other, cursor));
    }

    @Property
    void isRefusedWithAnyBitChanged(@ForAll @IntRange(max = 10_000) int at) {
        byte[] bytes = Base64.getUrlDecoder().decode(KEYED.encode("list", List.of("Lisbon", 42)));
        int bit = at % (bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String damaged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThrows(Malformed.class, () -> KEYED.decode("list", damaged));
    }

    @Property
    void neverFailsInAnotherWayThanByRefusing(@ForAll @StringLength(max = 100) String nonsense) {
        assertThrows(Malformed.class, () -> KEYED.decode("list", nonsense));
    }

    @Example
    void holdsNothingThatAnAddressWouldHaveToEscape() {
        assertTrue(KEYED.encode("list", List.of("ä/+ ?")).matches("[A-Za-z0-9_-]+"));
    }

    @Property
    void tellsNothingOfThePlace(@ForAll @IntRange(min = 1_000, max = 999_999) int number) {
        byte[] bytes = Base64.getUrlDecoder().decode(KEYED.encode("list", List.of(number)));
        String said = new String(bytes, StandardCharsets.ISO_8859_1);
        assertFalse(said.contains(String.valueOf(number)), said);
        assertEquals(12 + 16 + String.valueOf(number).length(), bytes.length);
    }

    @Example
    void samePlaceLooksTheSameAndEachOtherOneDifferent() {
        assertEquals(KEYED.encode("list", List.of(1, "a")), KEYED.encode("list", List.of(1, "a")));
        assertEquals(1_000, IntStream.range(0, 1_000)
                .mapToObj(place -> KEYED.encode("list", List.of(place)).substring(0, 16)).distinct().count());
        assertNotEquals(KEYED.encode("list", List.of(1)).substring(0, 16), KEYED.encode("other", List.of(1)).substring(0, 16));
    }

    @Example
    void cursorOfTheKeyFromBeforeIsTakenAsLongAsThatIsNamed() {
        String before = KEYED.encode("list", List.of(7));
        Cursors rotated = new Cursors(Optional.of(OTHER), Optional.of(KEY));
        assertEquals(List.of("7"), rotated.decode("list", before));
        assertEquals(List.of("7"), rotated.decode("list", rotated.encode("list", List.of(7))));
        assertNotEquals(before, rotated.encode("list", List.of(7)));
        assertThrows(Malformed.class, () -> rotated.decode("other", before));
        Cursors forgotten = new Cursors(Optional.of(OTHER), Optional.empty());
        assertThrows(Malformed.class, () -> forgotten.decode("list", before));
    }

    @Example
    void replicasWithOneKeyTakeEachOthersCursors() {
        Cursors replica = new Cursors(Optional.of(KEY), Optional.empty());
        assertEquals(List.of("7"), replica.decode("list", KEYED.encode("list", List.of(7))));
    }
}
