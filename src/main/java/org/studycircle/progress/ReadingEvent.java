package org.studycircle.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.studycircle.progress.SectionReading.Completion;
import org.studycircle.progress.SectionReading.Mark;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;
import org.studycircle.text.Characters;

/**
 * One thing that happened while reading, as a device tells it.
 *
 * @param paragraphKey where the reader was; {@link Kind#READ} needs it
 * @param sequence greater than any that the device has seen
 * @param round which reading of the section it belongs to, with {@link Kind#STARTED_OVER} the new one; 1 where it is absent
 * @param occurredAt by the device's clock
 */
record ReadingEvent(@NotNull UUID eventId,
        @NotNull UUID sectionId,
        @NotNull Kind kind,
        @Characters(min = 1, max = LONGEST_KEY) String paragraphKey,
        @NotNull @Min(0) @Max(GREATEST_SEQUENCE) Long sequence,
        @Min(Reach.FIRST_ROUND) Integer round,
        @NotNull Instant occurredAt) {

    private static final int LONGEST_KEY = 64;
    /** The greatest whole number that every client counts exactly: 2⁵³ − 1. */
    private static final long GREATEST_SEQUENCE = 9_007_199_254_740_991L;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    enum Kind {
        READ, COMPLETED, REOPENED, STARTED_OVER
    }

    ReadingEvent {
        round = round == null ? Integer.valueOf(Reach.FIRST_ROUND) : round;
    }

    boolean lacksPlace() {
        return kind == Kind.READ && paragraphKey == null;
    }

    /** When it happened as far as we believe it: a clock that runs ahead is set to the time of receipt. */
    Instant at(Instant receivedAt) {
        Instant at = occurredAt.isAfter(receivedAt.plus(CLOCK_SKEW)) ? receivedAt : occurredAt;
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param place of {@link #paragraphKey} in the section, null without one */
    SectionReading reading(Place place, Instant receivedAt) {
        Instant at = at(receivedAt);
        return new SectionReading(
                place != null || kind == Kind.STARTED_OVER ? new Reach(round, place) : SectionReading.NONE.reach(),
                place == null ? null : new Mark<>(sequence, eventId, at, place),
                kind == Kind.COMPLETED || kind == Kind.REOPENED
                        ? new Mark<>(sequence, eventId, at, new Completion(kind == Kind.COMPLETED, Completion.Source.SELF))
                        : null);
    }
}
