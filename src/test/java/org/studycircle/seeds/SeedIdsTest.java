package org.studycircle.seeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SeedIdsTest {

    @Test
    void sameNameHasTheSameIdForEver() {
        assertEquals(UUID.fromString("019b76da-a800-7eb0-b82e-1944bc1dea4f"), SeedIds.of("group The Thursday Circle"));
    }

    @Test
    void everyIdIsOfVersion7AndOfTheOneInstant() {
        for (int i = 0; i < 1000; i++) {
            UUID id = SeedIds.of("thing " + i);
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertEquals("019b76da-a800", id.toString().substring(0, 13));
        }
    }

    @Test
    void namesThatDifferHaveDifferentIds() {
        assertEquals(10_000,
                IntStream.range(0, 10_000).mapToObj(i -> SeedIds.of("thing " + i)).collect(Collectors.toSet()).size());
    }
}
