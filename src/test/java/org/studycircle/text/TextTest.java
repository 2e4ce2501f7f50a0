package org.studycircle.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Zoë Z.", "読書会", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0646\u0645",
            "\ud83d\udc69\u200d\ud83d\udcbb", "a b", "R2-D2", "O\u2019Neil", "Nguye\u0302\u0303n", "\u05e9\u05bc\u05b8\u05c1",
            "\u0995\u09cd\u200d\u09b7", "\u09b0\u200d\u09cd\u09af", "\u0d05\u0d35\u0d28\u0d4d\u200d",
            "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
            "\u0915\u094d\u200c\u0937", "\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc68",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "1\ufe0f\u20e3", "\u203c\ufe0f", "\u2194\ufe0f", "\u845b\udb40\udd00\u57ce", "\u0f40\u0fb2\u0f71\u0f74\u0f7e"})
    void namesOfPeopleAreVisible(String name) {
        assertTrue(Text.isVisibleLine(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\u200d", "\u2800", "\u3164", "\u0301", "a\u202eb", "a\u2066b", "a\nb",
            "a\u0007",
            "\ufeffa", "a\u2028b", "a\u2067b", "a\u2068b", "a\u2069b", "a\u200bb", "a\u200eb", "a\u200fb", "a\u061cb",
            "a\u00adb", "a\u2060b", "a\u180eb",
            "a\udb40\udc61", "\ud83c\udff4\udb40\udc67\udb40\udc7f", "A\u200dda", "A\u200cda", "Ada\u200d", "Ada\u200c",
            "\u200cAda",
            "\u0645\u06cc\u200c", "\u0645\u200c\u200c\u06cc", "\u0645\u200cA", "\ud83d\udc69\u200d",
            "\ud83d\udc69\u200d\u200d\ud83d\udcbb",
            "Ada\ufe0f", "\u2194\ufe0f\ufe0f", "\u8aad\udb40\udd00\udb40\udd01", "A\udb40\udd00", "A\u034fda", "A\u3164da",
            "\uffa0a", "\u115fa",
            "1\ufe0f", "a\ufff9b", "a\ue000b", "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309"})
    void tricksAreNot(String trick) {
        assertFalse(Text.isVisibleLine(trick));
    }

    @ParameterizedTest
    @CsvSource({"A\u200dda, Ada", "A\u0301\u200d\u0302, A\u0301\u0302", "\u0645\u200c\u200c\u06cc\u200c, \u0645\u200c\u06cc",
            "\ufeff\u202eAda, Ada",
            "a\u0301\u0301\u0301\u0301\u0301\u200d\u0301\u0301\u0301\u0301\u0301, a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"})
    void whatIsUnseenIsTakenAway(String text, String seen) {
        assertEquals(seen, Text.withoutUnseen(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"`  Ada `, Ada", "`\u00a0\u3000Ada  L.\u2007`, `Ada  L.`", "`Ada`, Ada",
            "`   `, ``",
            "``, ``"})
    void blanksAroundANameAreTakenAway(String name, String left) {
        assertEquals(left, Text.withoutOuterBlanks(name));
    }

    @Test
    void blanksWithinANameCostNoMore() {
        String name = "a" + " ".repeat(1_000_000) + "b";
        assertTimeout(Duration.ofSeconds(1), () -> assertEquals(name, Text.withoutOuterBlanks(name)));
    }

    @Property
    void whatIsLeftIsVisibleOrNothing(@ForAll("soiled") String text) {
        String seen = Text.withoutUnseen(text);
        assertEquals(seen, Text.withoutUnseen(seen));
        assertTrue(Text.isVisibleLine(seen + "a") || seen.isEmpty());
    }

    @Provide
    Arbitrary<String> soiled() {
        return Arbitraries.strings()
                .withChars(
                        "aA1# \u0301\u0302\u200c\u200d\ufe0f\u20e3\u0645\u06cc\u0915\u094d\u2764\u8aad\u3164\u202e\ufeff\u2028")
                .ofMinLength(0).ofMaxLength(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udcda", "a\u0000", "\udcda\ud83d", "x\ud83d"})
    void halfACharacterCantBeStored(String text) {
        assertFalse(Text.isStorable(text));
    }
}
