package org.studycircle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Completions.Source;
import org.studycircle.progress.Positions.Position;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.StoredReading.StoredCompletion;
import org.studycircle.progress.StoredReading.StoredPosition;
import org.studycircle.progress.StoredReading.StoredReach;

/** Rows that the release before has written, perhaps after this one. */
class KeptReadingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID PHONE = new UUID(8, 1);
    private static final Mark KNOWN = new Mark(PHONE, 7, new UUID(1, 1), NOON);

    private static StoredReading row(UUID event, int minute, Boolean complete) {
        Instant at = NOON.plusSeconds(60L * minute);
        return new StoredReading(new UUID(7, 1), 1, new StoredReach(5, "p5"), new StoredPosition(3, "p3", 9_000, event, at),
                complete, complete == null ? null : new StoredCompletion(Source.SELF, 9_000, event, at, null));
    }

    private static KeptReading marked(StoredReading row) {
        return new KeptReading(row, null, 2, List.of(new Position(KNOWN, new Place("p1", 1))), List.of(),
                List.of(new Completion(KNOWN, Source.SELF, NOON)));
    }

    @Test
    void whatHasNoMarksIsOfADeviceWithoutName() {
        SectionReading reading = new KeptReading(row(new UUID(2, 2), 1, true), null, null, null, null, null).reading();
        assertEquals(new Mark(null, 9_000, new UUID(2, 2), NOON.plusSeconds(60)), reading.positions().newest().mark());
        assertEquals(NOON.plusSeconds(60), reading.completions().first().mark().at());
        assertEquals(6, reading.furthest());
        SectionReading next = reading.merge(SectionReading.of(reading.reach(),
                Positions.of(new Position(new Mark(PHONE, 1, new UUID(3, 3), NOON.plusSeconds(120)), new Place("p4", 4))),
                Completions.NONE));
        assertEquals(new Place("p4", 4), next.positions().newest().place());
    }

    @Test
    void whatIsMarkedIsNotThereTwice() {
        SectionReading reading = marked(row(KNOWN.eventId(), 0, true)).reading();
        assertEquals(List.of(new Position(KNOWN, new Place("p1", 1))), reading.positions().last());
        assertEquals(List.of(new Completion(KNOWN, Source.SELF, NOON)), reading.completions().standing());
    }

    @Test
    void whatTheReleaseBeforeWroteSinceCounts() {
        SectionReading completedAgain = marked(row(new UUID(2, 2), 5, true)).reading();
        assertEquals(new Place("p3", 3), completedAgain.positions().newest().place());
        assertEquals(NOON, completedAgain.completions().first().mark().at());
        assertNull(marked(row(new UUID(2, 2), 5, false)).reading().completions().first());
        assertEquals(KNOWN, marked(row(new UUID(2, 2), 5, null)).reading().completions().first().mark());
    }
}
