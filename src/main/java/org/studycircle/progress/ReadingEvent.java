package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.studycircle.progress.SectionReading.Reach;
import org.studycircle.text.Characters;

/**
 * One thing that happened while reading, as a device tells it.
 *
 * @param paragraphKey where the reader was; {@link Kind#READ} needs it
 * @param sequence greater than any that the device has sent
 * @param round which reading of the section it belongs to, with {@link Kind#STARTED_OVER} the new one; 1 where it is absent
 * @param occurredAt by the device's clock
 */
record ReadingEvent(@NotNull UUID eventId,
        @NotNull UUID sectionId,
        @NotNull Kind kind,
        @Characters(min = 1, max = LONGEST_KEY) String paragraphKey,
        @NotNull @Min(0) @Max(GREATEST_SEQUENCE) Long sequence,
        @Min(Reach.FIRST_ROUND) @Max(LAST_ROUND) Integer round,
        @NotNull Instant occurredAt) {

    private static final int LONGEST_KEY = 64;
    /** More readings of one section are a fault of a counter. */
    private static final int LAST_ROUND = 1_000;
    /** The greatest whole number that every client counts exactly: 2⁵³ − 1. */
    private static final long GREATEST_SEQUENCE = 9_007_199_254_740_991L;

    enum Kind {
        READ, COMPLETED, REOPENED, STARTED_OVER
    }

    ReadingEvent {
        round = round == null ? Integer.valueOf(Reach.FIRST_ROUND) : round;
    }

    boolean lacksPlace() {
        return kind == Kind.READ && paragraphKey == null;
    }
}
