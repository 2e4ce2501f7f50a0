package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Told;
import org.studycircle.progress.SectionReading.Mark;
import org.studycircle.progress.SectionReading.Place;

/**
 * How far a reader is with a section, as the reader sees it.
 *
 * @param position absent before the first paragraph was read
 * @param reach absent while nothing was read in this round
 * @param completion absent unless the section is complete
 */
public record SectionProgress(UUID sectionId, int paragraphCount, int round, Position position, Place reach,
        Completion completion) {

    record Position(String paragraphKey, int paragraph, long sequence, Instant at) {

        private static Position of(Mark<Place> mark) {
            return new Position(mark.value().paragraphKey(), mark.value().paragraph(), mark.sequence(), mark.at());
        }
    }

    record Completion(SectionReading.Completion.Source source, Instant at) {}

    public static SectionProgress of(UUID sectionId, int paragraphCount, SectionReading reading) {
        return new SectionProgress(sectionId, paragraphCount, reading.reach().round(),
                reading.position() == null ? null : Position.of(reading.position()), reading.reach().place(),
                reading.isComplete()
                        ? new Completion(reading.completion().value().source(), reading.completion().at())
                        : null);
    }

    /** The same as it is told to others of this member. */
    public SectionProgress toldOf(UUID personId) {
        Position told = position == null
                ? null
                : new Position(position.paragraphKey, position.paragraph, position.sequence, Told.at(position.at, personId));
        return new SectionProgress(sectionId, paragraphCount, round, told, reach,
                completion == null ? null : new Completion(completion.source, Told.at(completion.at, personId)));
    }
}
