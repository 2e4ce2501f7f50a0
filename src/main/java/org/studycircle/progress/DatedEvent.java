package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Completions.Source;
import org.studycircle.progress.Positions.Position;
import org.studycircle.progress.ReadingEvent.Kind;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;

/**
 * A reading event that is good, at the time at which we believe that it happened.
 *
 * @param place that it names, null where it names none
 */
record DatedEvent(ReadingEvent event, Place place, Mark mark, Instant receivedAt) {

    UUID eventId() {
        return event.eventId();
    }

    UUID sectionId() {
        return event.sectionId();
    }

    Instant at() {
        return mark.at();
    }

    /** What it tells. */
    SectionReading reading() {
        return SectionReading.of(
                place != null || event.kind() == Kind.STARTED_OVER
                        ? new Reach(event.round(), place)
                        : SectionReading.NONE.reach(),
                place == null ? Positions.NONE : Positions.of(new Position(mark, place)),
                switch (event.kind()) {
                    case COMPLETED -> Completions.completed(new Completion(mark, Source.SELF, receivedAt));
                    case REOPENED -> Completions.reopened(mark);
                    case READ, STARTED_OVER -> Completions.NONE;
                });
    }
}
