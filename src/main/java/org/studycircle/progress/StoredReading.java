package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.progress.SectionReading.Completion;
import org.studycircle.progress.SectionReading.Mark;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;

/**
 * A row of {@code section_progress}, apart from whose it is.
 *
 * @param reach null where nothing was read in this round
 * @param position null where nothing was ever read
 * @param completion null where nothing was ever said of completion
 */
public record StoredReading(UUID sectionId, int round, StoredReach reach, StoredPosition position, Boolean complete,
        StoredCompletion completion) {

    record StoredReach(int paragraph, String key) {}

    record StoredPosition(int paragraph, String key, long sequence, UUID event, Instant at) {}

    record StoredCompletion(Completion.Source source, long sequence, UUID event, Instant at) {}

    /** @param row null where there is none */
    public static SectionReading known(StoredReading row) {
        return row == null ? SectionReading.NONE : row.reading();
    }

    SectionReading reading() {
        return new SectionReading(new Reach(round, reach == null ? null : new Place(reach.key, reach.paragraph)),
                position == null
                        ? null
                        : new Mark<>(position.sequence, position.event, position.at,
                                new Place(position.key, position.paragraph)),
                completion == null
                        ? null
                        : new Mark<>(completion.sequence, completion.event, completion.at,
                                new Completion(complete, completion.source)));
    }
}
