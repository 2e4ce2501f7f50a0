package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

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

        private static Position of(Positions.Position newest) {
            return newest == null
                    ? null
                    : new Position(newest.place().paragraphKey(), newest.place().paragraph(), newest.mark().sequence(),
                            newest.mark().at());
        }
    }

    record Completion(Completions.Source source, Instant at) {

        private static Completion of(Completions.Completion first) {
            return first == null ? null : new Completion(first.source(), first.mark().at());
        }
    }

    public static SectionProgress of(UUID sectionId, int paragraphCount, SectionReading reading) {
        return new SectionProgress(sectionId, paragraphCount, reading.reach().round(),
                Position.of(reading.positions().newest()), reading.reach().place(),
                Completion.of(reading.completions().first()));
    }
}
