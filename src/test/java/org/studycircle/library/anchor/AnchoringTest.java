package org.studycircle.library.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnchoringTest {

    private static final String TEXT = "To read alone is to read once; to read together is to read again.";

    /** Few letters, so that words come again, and some that take two code units. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab \u00e9").withChars('\n').ofMinLength(1).ofMaxLength(80)
                .map(text -> text.replace('\u00e9', 'x').replace("x", "\uD83D\uDCDA"));
    }

    private static NewQuote quote(String exact, String prefix, String suffix, Integer start, Integer end) {
        return new NewQuote(exact, prefix, suffix, start, end);
    }

    private static Quote slice(String text, int from, int to) {
        int length = text.codePointCount(0, text.length());
        int start = Math.min(from, to) % length;
        int end = Math.min(length, Math.max(start + 1, Math.max(from, to) % (length + 1)));
        String exact = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
        return new Quote(exact, surroundings(text, Math.max(0, start - 32), start),
                surroundings(text, end, Math.min(length, end + 32)), start, end);
    }

    private static String surroundings(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    @Property
    void anySliceIsFoundAtItsOffset(@ForAll("texts") String text, @ForAll int from, @ForAll int to) {
        Quote slice = slice(text, from & 0xff, to & 0xff);
        assertEquals(slice, Anchoring.find(text, quote(slice.exact(), null, null, slice.start(), slice.end())));
        assertEquals(slice, Anchoring.find(text, quote(slice.exact(), null, null, slice.start(), null)));
        assertEquals(slice, Anchoring.find(text, quote(slice.exact(), null, null, null, slice.end())));
    }

    @Property
    void whatWasFoundIsFoundAgainFromWhatWasStored(@ForAll("texts") String text, @ForAll int from, @ForAll int to) {
        Quote found = slice(text, from & 0xff, to & 0xff);
        assertEquals(found,
                Anchoring.find(text, quote(found.exact(), found.prefix(), found.suffix(), found.start(), found.end())));
    }

    @Property
    void surroundingsFindThePlaceOrNone(@ForAll("texts") String text, @ForAll int from, @ForAll int to) {
        Quote slice = slice(text, from & 0xff, to & 0xff);
        try {
            assertEquals(slice, Anchoring.find(text, quote(slice.exact(), slice.prefix(), slice.suffix(), null, null)));
        } catch (QuoteAmbiguous e) {
            assertEquals(true, places(text, slice) > 1);
        }
    }

    /** How many places have the same words between the same surroundings, counted naively. */
    private static int places(String text, Quote quote) {
        int places = 0;
        for (int i = 0; i + quote.exact().length() <= text.length(); i++) {
            places += text.startsWith(quote.exact(), i) && text.substring(0, i).endsWith(quote.prefix())
                    && text.substring(i + quote.exact().length()).startsWith(quote.suffix()) ? 1 : 0;
        }
        return places;
    }

    @Property
    void wordsThatAreNotThereAreNotFound(@ForAll("texts") String text, @ForAll("texts") String other) {
        Assume.that(!text.contains(other));
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(text, quote(other, null, null, null, null)));
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(text, quote(other, "", "", 0, null)));
    }

    @Test
    void wordsThatStandOnceNeedNothingElse() {
        assertEquals(new Quote("alone", "To read ", " is to read once; to read togeth", 8, 13),
                Anchoring.find(TEXT, quote("alone", "wrong", "wrong", null, null)));
    }

    @Test
    void wordsThatStandTwiceNeedToBeToldApart() {
        assertThrows(QuoteAmbiguous.class, () -> Anchoring.find(TEXT, quote("read", null, null, null, null)));
        assertThrows(QuoteAmbiguous.class, () -> Anchoring.find(TEXT, quote("read", "nowhere ", null, null, null)));
        assertThrows(QuoteAmbiguous.class, () -> Anchoring.find(TEXT, quote("read", "is to ", null, null, null)));
        assertEquals(20, Anchoring.find(TEXT, quote("read", null, " once", null, null)).start());
        assertEquals(34, Anchoring.find(TEXT, quote("read", "; to ", null, null, null)).start());
    }

    @Test
    void offsetThatIsGivenMustBeRight() {
        assertEquals(20, Anchoring.find(TEXT, quote("read", null, null, 20, 24)).start());
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(TEXT, quote("alone", null, null, 7, null)));
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(TEXT, quote("alone", null, null, 8, 14)));
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(TEXT, quote("alone", null, null, null, 2)));
        assertThrows(QuoteNotFound.class, () -> Anchoring.find(TEXT, quote("alone", null, null, 9_999_999, null)));
        assertThrows(QuoteNotFound.class,
                () -> Anchoring.find(TEXT, quote("alone", null, null, Integer.MAX_VALUE, Integer.MIN_VALUE + 4)));
    }

    @Test
    void endlessRepetitionEndsInTime() {
        String text = "a".repeat(2_000_000);
        assertTimeout(Duration.ofSeconds(2), () -> assertThrows(QuoteAmbiguous.class,
                () -> Anchoring.find(text, quote("a".repeat(1_000), "b", null, null, null))));
    }
}
