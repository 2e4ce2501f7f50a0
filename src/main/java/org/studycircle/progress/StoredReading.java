package org.studycircle.progress;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Completions.Source;
import org.studycircle.progress.Positions.Position;
import org.studycircle.progress.SectionReading.Place;
import org.studycircle.progress.SectionReading.Reach;

/**
 * What a row of {@code section_progress} comes to, apart from whose it is.
 *
 * @param reach null where nothing was read in this round
 * @param position the newest, null where nothing was ever read
 * @param complete whether the section is, null where nothing was ever said of completion
 * @param completion since when it is complete, or the last that was said
 */
public record StoredReading(UUID sectionId, int round, StoredReach reach, StoredPosition position, Boolean complete,
        StoredCompletion completion) {

    record StoredReach(int paragraph, String key) {}

    record StoredPosition(int paragraph, String key, long sequence, UUID event, Instant at) {

        private Positions positions() {
            return Positions.of(new Position(new Mark(null, sequence, event, at), new Place(key, paragraph)));
        }
    }

    /** @param receivedAt null where it is not known to differ from the other instant */
    record StoredCompletion(Source source, long sequence, UUID event, Instant at, Instant receivedAt) {

        private Mark mark() {
            return new Mark(null, sequence, event, at);
        }

        private Completion completion() {
            return new Completion(mark(), source, receivedAt == null ? at : receivedAt);
        }
    }

    /** @param row null where there is none */
    public static SectionReading known(StoredReading row) {
        return row == null ? SectionReading.NONE : row.reading();
    }

    SectionReading reading() {
        return SectionReading.of(new Reach(round, reach == null ? null : new Place(reach.key, reach.paragraph)),
                position == null ? Positions.NONE : position.positions(), completions());
    }

    private Completions completions() {
        if (completion == null) {
            return Completions.NONE;
        }
        return complete ? Completions.completed(completion.completion()) : Completions.reopened(completion.mark());
    }
}
