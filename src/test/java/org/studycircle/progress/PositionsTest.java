package org.studycircle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.progress.Positions.Position;
import org.studycircle.progress.SectionReading.Place;

/** Where a reader is who has several devices. */
class PositionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long GREATEST = 9_007_199_254_740_991L;
    private static final UUID PHONE = new UUID(8, 1);
    private static final UUID TABLET = new UUID(8, 2);

    private static Position read(UUID device, long sequence, int minute, int paragraph) {
        return new Position(new Mark(device, sequence, new UUID(sequence, minute), NOON.plusSeconds(60L * minute)),
                new Place("p" + paragraph, paragraph));
    }

    private static int newest(Position... all) {
        List<Position> order = new ArrayList<>(List.of(all));
        int there = merged(order).newest().place().paragraph();
        Collections.reverse(order);
        assertEquals(there, merged(order).newest().place().paragraph());
        return there;
    }

    private static Positions merged(List<Position> all) {
        return all.stream().map(Positions::of).reduce(Positions.NONE, Positions::merge);
    }

    @Test
    void deviceCountsItsOwnWhateverItsClockSays() {
        assertEquals(2, newest(read(PHONE, 1, 9, 1), read(PHONE, 2, 3, 2)));
    }

    @Test
    void betweenDevicesTimeDecides() {
        assertEquals(2, newest(read(PHONE, 900, 1, 1), read(TABLET, 3, 5, 2)));
        assertEquals(1, newest(read(PHONE, 1, 9, 7), read(PHONE, 2, 6, 1), read(TABLET, 1, 5, 3)));
        assertEquals(3, newest(read(PHONE, 1, 9, 7), read(PHONE, 2, 3, 1), read(TABLET, 1, 5, 3)));
    }

    @Test
    void counterThatWentWrongStopsNoOtherDeviceNorTheSameUnderANewId() {
        assertEquals(2, newest(read(PHONE, GREATEST, 1, 1), read(TABLET, 1, 5, 2)));
        assertEquals(1, newest(read(PHONE, GREATEST, 1, 1), read(PHONE, 1, 5, 2)));
        assertEquals(2, newest(read(null, GREATEST, 1, 1), read(null, 1, 5, 2)));
    }

    @Test
    void ofManyDevicesTheOldestGoByTime() {
        List<Position> all = IntStream.range(0, 200).mapToObj(i -> read(new UUID(9, i), 1, i % 50, i)).toList();
        Positions merged = merged(all);
        assertTrue(merged.last().size() <= 33, merged::toString);
        assertEquals(199, merged.newest().place().paragraph());
        assertEquals(7, merged.merge(Positions.of(read(new UUID(9, 0), 1, 60, 7))).newest().place().paragraph());
    }
}
