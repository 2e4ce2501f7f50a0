package org.studycircle.group.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.text.Ids;

class LetterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Letter letter(int attempts, Duration life) {
        return new Letter("ben@example.org", Ids.next(), Ids.next(), NOW.plus(life), attempts);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 360", "11, 360", "64, 360", "2000000000, 360"})
    void pauseDoublesUpToSixHours(int attempts, int minutes) {
        assertEquals(NOW.plus(Duration.ofMinutes(minutes)), letter(attempts, Duration.ofDays(14)).next(NOW));
    }

    @Test
    void letterIsGivenUpWithItsInvitation() {
        assertNull(letter(1, Duration.ofSeconds(60)).next(NOW));
        assertEquals(NOW.plus(Duration.ofMinutes(1)), letter(1, Duration.ofSeconds(61)).next(NOW));
    }

    @Test
    void letterDoesNotPrintItsAddress() {
        assertFalse(letter(1, Duration.ofDays(1)).toString().contains("@"));
    }
}
