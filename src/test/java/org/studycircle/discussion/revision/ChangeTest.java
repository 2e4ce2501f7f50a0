package org.studycircle.discussion.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangeTest {

    @ParameterizedTest
    @CsvSource(emptyValue = "", value = {"the third?, the third one?, 9, 9, ' one'", "a cat, a hat, 2, 3, h",
            "aaa, aa, 2, 3, ''",
            "aa, aaa, 2, 2, a",
            "same, same, 4, 4, ''", "one, two, 0, 3, two", "\ud83d\udcda a, \ud83d\udcd6 a, 0, 1, \ud83d\udcd6"})
    void changeReachesFromTheFirstToTheLastCharacterThatDiffers(String former, String next, int start, int end, String words) {
        assertEquals(new Change(start, end, words), Change.between(former, next));
    }

    @Property
    void changeMakesTheNextTextOfTheFormer(@ForAll("texts") String former, @ForAll("texts") String next) {
        Change change = Change.between(former, next);
        int start = former.offsetByCodePoints(0, change.start());
        int end = former.offsetByCodePoints(0, change.end());
        assertEquals(next, former.substring(0, start) + change.words() + former.substring(end));
        assertTrue(change.words().length() <= next.length());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "\ud83d\udcda", "\ud83d\udcd6", "\u0301").list().ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
