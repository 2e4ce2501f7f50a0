package org.studycircle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Completions.Source;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Since when a section is complete. */
class CompletionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long GREATEST = 9_007_199_254_740_991L;
    private static final UUID PHONE = new UUID(8, 1);
    private static final UUID TABLET = new UUID(8, 2);

    /** @param completes else it takes back */
    private record Word(boolean completes, Mark mark) {

        private Completions alone() {
            return completes
                    ? Completions.completed(new Completion(mark, Source.SELF, NOON))
                    : Completions.reopened(mark);
        }
    }

    @Provide
    Arbitrary<List<Word>> words() {
        Arbitrary<Word> word = Combinators.combine(Arbitraries.of(true, false),
                Arbitraries.of(PHONE, TABLET, new UUID(8, 3)).injectNull(0.25), Arbitraries.longs().between(0, 5),
                Arbitraries.longs().between(0, 1000), Arbitraries.integers().between(0, 8))
                .as((completes, device, sequence, id, minutes) -> new Word(completes,
                        new Mark(device, sequence, new UUID(id, id), NOON.plusSeconds(60L * minutes))));
        return word.list().ofMaxSize(10).uniqueElements(one -> one.mark.eventId());
    }

    private static Completions said(List<Word> words) {
        return words.stream().map(Word::alone).reduce(Completions.NONE, Completions::merge);
    }

    private static Completions part(List<Word> words, int mask) {
        return said(IntStream.range(0, words.size()).filter(i -> (mask >> i & 1) == 1).mapToObj(words::get).toList());
    }

    @Property
    void mergingIsCommutativeAssociativeAndIdempotent(@ForAll("words") List<Word> words, @ForAll int one, @ForAll int two,
            @ForAll int three) {
        Completions a = part(words, one);
        Completions b = part(words, two);
        Completions c = part(words, three);
        assertEquals(a.merge(b), b.merge(a));
        assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
        assertEquals(a, a.merge(a));
    }

    @Property
    void completeSinceTheFirstWordThatNoneTookBack(@ForAll("words") List<Word> words) {
        Mark expected = words.stream().filter(Word::completes).map(Word::mark)
                .filter(mark -> words.stream().noneMatch(other -> !other.completes && other.mark.follows(mark)))
                .min(Mark.BY_TIME).orElse(null);
        Completion first = said(words).first();
        assertEquals(expected, first == null ? null : first.mark());
    }

    private static Word word(boolean completes, UUID device, long sequence, int minute) {
        return new Word(completes, new Mark(device, sequence, new UUID(sequence, minute), NOON.plusSeconds(60L * minute)));
    }

    private static Instant since(Word... words) {
        List<List<Word>> orders = List.of(List.of(words),
                List.of(words).stream().sorted(Comparator.comparing(one -> one.mark.eventId())).toList(),
                List.of(words).stream().sorted(Comparator.comparing(Word::completes)).toList());
        List<Instant> all = orders.stream().map(order -> said(order).first())
                .map(first -> first == null ? null : first.mark().at())
                .distinct().toList();
        assertEquals(1, all.size(), () -> "depends on the order: " + all);
        return all.get(0);
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    @Test
    void sayingItAgainChangesNothing() {
        assertEquals(minute(1), since(word(true, PHONE, 1, 1), word(true, PHONE, 2, 9)));
        assertEquals(minute(1), since(word(true, PHONE, 1, 1), word(true, TABLET, 1, 9), word(true, null, 1, 5)));
    }

    @Test
    void onlyTakingBackAndSayingItAnewGivesAnotherInstant() {
        Word first = word(true, PHONE, 1, 1);
        Word again = word(true, PHONE, 2, 3);
        Word reopened = word(false, PHONE, 3, 5);
        assertNull(since(first, again, reopened));
        assertEquals(minute(7), since(first, again, reopened, word(true, PHONE, 4, 7), word(true, PHONE, 5, 9)));
    }

    @Test
    void takingBackThatIsHeardOfLateLeavesWhatCameAfterIt() {
        assertEquals(minute(5), since(word(true, PHONE, 1, 1), word(true, PHONE, 3, 5), word(false, PHONE, 2, 3)));
        assertEquals(minute(5), since(word(true, PHONE, 1, 1), word(true, PHONE, 2, 5), word(false, TABLET, 9, 3)));
    }

    @Test
    void deviceWhoseClockWasSetBackStillHasItsOrder() {
        assertNull(since(word(true, PHONE, 1, 9), word(false, PHONE, 2, 1)));
        assertEquals(minute(1), since(word(false, PHONE, 1, 9), word(true, PHONE, 2, 1)));
    }

    @Test
    void counterThatWentWrongStopsNoOtherDevice() {
        assertNull(since(word(true, PHONE, GREATEST, 1), word(false, TABLET, 1, 5)));
        assertEquals(minute(7), since(word(false, PHONE, GREATEST, 5), word(true, TABLET, 1, 7)));
        assertNull(since(word(true, null, GREATEST, 1), word(false, null, 1, 5)));
    }

    @Test
    void howeverOftenItIsSaidLittleIsKept() {
        List<Word> flood = IntStream.range(0, 5_000)
                .mapToObj(i -> word(i % 3 > 0, new UUID(8, i % 100), i, 1 + i % 7)).toList();
        Completions said = said(flood);
        assertEquals(true, said.standing().size() <= 64 && said.reopened().size() <= 65, said::toString);
        Completions complete = said(IntStream.range(0, 500).mapToObj(i -> word(true, PHONE, i, i)).toList());
        assertEquals(minute(0), complete.first().mark().at());
        assertEquals(64, complete.standing().size());
    }
}
