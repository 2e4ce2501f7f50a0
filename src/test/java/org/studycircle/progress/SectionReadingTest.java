package org.studycircle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.progress.ReadingEvent.Kind;
import org.studycircle.progress.ReadingReceipt.Outcome;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SectionReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final Instant OLD = NOW.minusSeconds(86_400);
    private static final int PARAGRAPHS = 6;
    private static final long GREATEST = 9_007_199_254_740_991L;
    private static final List<UUID> SECTIONS = List.of(new UUID(7, 1), new UUID(7, 2));
    /** One that does not say who it is, and others. */
    private static final List<UUID> DEVICES = Arrays.asList(null, new UUID(8, 1), new UUID(8, 2), new UUID(8, 3));

    /** Few sequences, rounds and paragraphs, so that events often meet. */
    @Provide
    Arbitrary<List<ReadingEvent>> events() {
        Arbitrary<Integer> paragraphs = Arbitraries.integers().between(0, PARAGRAPHS - 1);
        Arbitrary<ReadingEvent> event = Combinators.combine(
                Arbitraries.longs().between(0, 30).map(id -> new UUID(id % 3, id)), Arbitraries.of(SECTIONS),
                Arbitraries.of(Kind.class), paragraphs.injectNull(0.3), Arbitraries.longs().between(0, 4),
                Arbitraries.integers().between(1, 3), Arbitraries.integers().between(-100, 100))
                .as((id, section, kind, paragraph, sequence, round, seconds) -> new ReadingEvent(id, section, kind,
                        paragraph == null && kind == Kind.READ ? key(0) : paragraph == null ? null : key(paragraph), sequence,
                        round, NOW.plusSeconds(seconds)));
        return event.list().ofMaxSize(12).uniqueElements(ReadingEvent::eventId);
    }

    private static UUID device(ReadingEvent event) {
        return DEVICES.get((int) (event.eventId().getLeastSignificantBits() % DEVICES.size()));
    }

    private static String key(int paragraph) {
        return "p" + paragraph;
    }

    private static SectionReading reading(ReadingEvent event) {
        Place place = event.paragraphKey() == null
                ? null
                : new Place(event.paragraphKey(), Integer.parseInt(event.paragraphKey().substring(1)));
        return new DatedEvent(event, place,
                new Mark(device(event), event.sequence(), event.eventId(),
                        new DeviceClock(null, NOW).at(event.occurredAt(), OLD)),
                NOW).reading();
    }

    private static SectionReading joined(List<ReadingEvent> events) {
        return events.stream().map(SectionReadingTest::reading).reduce(SectionReading.NONE, SectionReading::merge);
    }

    /** States that may have met the same events or others. */
    private static SectionReading part(List<ReadingEvent> events, int mask) {
        return joined(IntStream.range(0, events.size()).filter(i -> (mask >> i & 1) == 1).mapToObj(events::get).toList());
    }

    @Property
    void mergingIsCommutativeAssociativeAndIdempotent(@ForAll("events") List<ReadingEvent> events, @ForAll int one,
            @ForAll int two, @ForAll int three) {
        SectionReading a = part(events, one);
        SectionReading b = part(events, two);
        SectionReading c = part(events, three);
        assertEquals(a.merge(b), b.merge(a));
        assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
        assertEquals(a, a.merge(a));
        assertEquals(a.merge(b), a.merge(b).merge(b));
        assertEquals(a, a.merge(SectionReading.NONE));
    }

    /** What the service does with a batch, with maps for tables. */
    private static class Reader {

        private final Set<UUID> recorded = new HashSet<>();
        private final Map<UUID, SectionReading> readings = new HashMap<>();

        ReadingReceipt send(UUID deviceId, List<ReadingEvent> events) {
            CheckedBatch batch = new CheckedBatch(new ReadingBatch(deviceId, null, events), SECTIONS.stream()
                    .map(id -> new NamedSection(id, PARAGRAPHS, places(), OLD, readings.get(id), null))
                    .toList(), Set.copyOf(recorded), NOW);
            List<DatedEvent> fresh = batch.fresh();
            fresh.forEach(event -> assertTrue(recorded.add(event.eventId())));
            List<Merged> merged = batch.merged(fresh);
            merged.forEach(told -> readings.put(told.section().sectionId(), told.after()));
            return batch.receipt(merged);
        }

        /** What each device tells of these, one after the other. */
        long sendEach(List<ReadingEvent> events) {
            return DEVICES.stream().mapToLong(device -> merged(
                    send(device, events.stream().filter(event -> Objects.equals(device, device(event))).toList()))).sum();
        }
    }

    private static Map<String, Integer> places() {
        return IntStream.range(0, PARAGRAPHS).boxed()
                .collect(Collectors.toMap(SectionReadingTest::key, paragraph -> paragraph, (a, b) -> a, LinkedHashMap::new));
    }

    @Property
    void anyOrderAnyDuplicatesAndAnySplittingEndInTheSameState(@ForAll("events") List<ReadingEvent> events,
            @ForAll @Size(max = 40) List<Integer> more, @ForAll long seed) {
        Reader inOrder = new Reader();
        assertEquals(events.size(), inOrder.sendEach(events));

        List<ReadingEvent> disorder = new ArrayList<>(events);
        if (!events.isEmpty()) {
            more.forEach(i -> disorder.add(events.get(Math.floorMod(i, events.size()))));
        }
        Random random = new Random(seed);
        Collections.shuffle(disorder, random);
        Reader inPieces = new Reader();
        long merged = 0;
        for (int from = 0; from < disorder.size();) {
            int to = Math.min(disorder.size(), from + 1 + random.nextInt(6));
            merged += inPieces.sendEach(disorder.subList(from, to));
            from = to;
        }
        assertEquals(inOrder.readings, inPieces.readings);
        assertEquals(events.size(), merged);
    }

    private static long merged(ReadingReceipt receipt) {
        return receipt.results().stream().filter(result -> result.outcome() == Outcome.MERGED).count();
    }

    @Property
    void nothingButStartingOverLowersReach(@ForAll("events") List<ReadingEvent> events) {
        SectionReading known = SectionReading.NONE;
        for (ReadingEvent event : events) {
            SectionReading next = known.merge(reading(event));
            boolean inRound = event.round() <= known.reach().round();
            assertTrue(next.reach().compareTo(known.reach()) >= 0);
            assertTrue(next.reach().paragraphs() >= known.reach().paragraphs() || !inRound);
            if (event.round() < known.reach().round()) {
                assertEquals(known.reach(), next.reach());
            }
            known = next;
        }
    }

    private static ReadingEvent event(Kind kind, Integer paragraph, long sequence, int round) {
        return new ReadingEvent(new UUID(0, sequence * 10 + kind.ordinal()), SECTIONS.get(0), kind,
                paragraph == null ? null : key(paragraph), sequence, round, NOW);
    }

    @Test
    void readerWhoLooksBackKeepsTheReach() {
        SectionReading reading = joined(List.of(event(Kind.READ, 4, 1, 1), event(Kind.READ, 2, 2, 1)));
        assertEquals(new Place("p2", 2), reading.positions().newest().place());
        assertEquals(new Reach(1, new Place("p4", 4)), reading.reach());
    }

    @Test
    void eventThatComesLateMovesNoPosition() {
        SectionReading reading = joined(List.of(event(Kind.READ, 2, 9, 1), event(Kind.READ, 5, 3, 1)));
        assertEquals(new Place("p2", 2), reading.positions().newest().place());
        assertEquals(6, reading.reach().paragraphs());
    }

    @Test
    void startingOverBeginsWithNothingReadAndUndoesNoCompletion() {
        SectionReading reading = joined(List.of(event(Kind.READ, 4, 1, 1), event(Kind.COMPLETED, null, 2, 1),
                event(Kind.STARTED_OVER, null, 3, 2), event(Kind.READ, 5, 4, 1)));
        assertEquals(new Reach(2, null), reading.reach());
        assertNotNull(reading.completions().first());
        assertEquals(new Reach(2, null), reading.merge(reading(event(Kind.STARTED_OVER, null, 5, 1))).reach());
    }

    @Test
    void resetForgetsWhatWasAndWhatIsToldOfItLater() {
        Instant reset = NOW.minusSeconds(50);
        SectionReading known = joined(List.of(event(Kind.READ, 4, GREATEST, 1_000), event(Kind.COMPLETED, null, GREATEST, 1)));
        SectionReading forgotten = known.merge(SectionReading.resetAt(reset));
        assertTrue(forgotten.isEmpty());
        assertFalse(known.isEmpty());
        assertEquals(forgotten, forgotten.and(known, reset));
        SectionReading anew = forgotten.and(joined(List.of(event(Kind.STARTED_OVER, null, 1, 2), event(Kind.READ, 1, 2, 2))),
                NOW);
        assertEquals(new Reach(2, new Place("p1", 1)), anew.reach());
        assertEquals(2, anew.furthest());
        assertEquals(new Place("p1", 1), anew.positions().newest().place());
        assertNull(anew.completions().first());
        assertEquals(anew, anew.merge(known));
    }

    @Test
    void furthestIsThatOfAnyRound() {
        SectionReading reading = joined(List.of(event(Kind.READ, 4, 1, 1), event(Kind.STARTED_OVER, null, 3, 2),
                event(Kind.READ, 1, 4, 2)));
        assertEquals(5, reading.furthest());
        assertEquals(2, reading.reach().paragraphs());
    }

    @Test
    void badEventsAreRefusedOneByOne() {
        UUID id = new UUID(0, 1);
        ReadingReceipt receipt = new Reader().send(null, List.of(
                new ReadingEvent(id, new UUID(9, 9), Kind.COMPLETED, null, 1L, null, NOW),
                new ReadingEvent(id, SECTIONS.get(0), Kind.READ, null, 1L, null, NOW),
                new ReadingEvent(id, SECTIONS.get(0), Kind.READ, "elsewhere", 1L, null, NOW),
                new ReadingEvent(id, SECTIONS.get(0), Kind.READ, key(3), 1L, null, NOW),
                new ReadingEvent(id, SECTIONS.get(0), Kind.READ, key(5), 2L, null, NOW)));
        assertEquals(List.of(Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.MERGED, Outcome.DUPLICATE),
                receipt.results().stream().map(ReadingReceipt.Result::outcome).toList());
        assertEquals(List.of("/events/0/sectionId", "/events/1/paragraphKey", "/events/2/paragraphKey"),
                receipt.results().stream().filter(result -> result.problem() != null)
                        .map(result -> result.problem().errors().get(0).pointer()).toList());
        assertEquals(List.of(new Place(key(3), 3)), receipt.progress().stream().map(SectionProgress::reach).toList());
    }
}
