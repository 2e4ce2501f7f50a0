package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

class ParagraphKeysTest {

    @Test
    void keyIsShortAndTheSameForEver() {
        assertEquals(List.of("p-iwsmt6jpcllsdnmt"), ParagraphKeys.of(List.of("People read together.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"People  read. | people\u00A0read.", "“Read” | \"read\"", "don’t | DON'T",
            "one – two | one - two",
            "ﬁne | fine", "Straße | STRASSE"})
    void typographyMakesNoDifference(String one, String other) {
        assertEquals(key(one), key(other));
    }

    @Test
    void wordsMakeTheDifference() {
        assertNotEquals(key("People read."), key("People write."));
        assertNotEquals(key("peopleread"), key("people read"));
    }

    @Test
    void repeatsAreNumbered() {
        List<String> keys = ParagraphKeys.of(List.of("a", "b", "A", "a"));
        assertEquals(List.of(key("a"), key("b"), key("a") + "-2", key("a") + "-3"), keys);
    }

    @Property(tries = 200)
    void keysAreUniqueWithinAnEdition(
            @ForAll @Size(max = 40) List<@StringLength(max = 3) @CharRange(from = 'a', to = 'c') String> paragraphs) {
        List<String> keys = ParagraphKeys.of(paragraphs);
        assertEquals(paragraphs.size(), new HashSet<>(keys).size());
        assertTrue(keys.stream().allMatch(key -> key.matches("p-[a-z2-7]{16}(-\\d+)?")));
    }

    @Property(tries = 200)
    void keysStayWhenOtherParagraphsComeAndGo(
            @ForAll @UniqueElements @Size(min = 1, max = 20) List<@StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'z') String> paragraphs,
            @ForAll @Size(max = 20) List<@StringLength(min = 1, max = 8) @CharRange(from = '0', to = '9') String> others) {
        List<String> mixed = new ArrayList<>(paragraphs);
        for (int i = 0; i < others.size(); i++) {
            mixed.add(i * 7 % (mixed.size() + 1), others.get(i));
        }
        List<String> keys = ParagraphKeys.of(paragraphs);
        List<String> mixedKeys = ParagraphKeys.of(mixed);
        for (int i = 0; i < paragraphs.size(); i++) {
            assertEquals(keys.get(i), mixedKeys.get(mixed.indexOf(paragraphs.get(i))));
        }
    }

    private static String key(String paragraph) {
        return ParagraphKeys.of(List.of(paragraph)).get(0);
    }
}
