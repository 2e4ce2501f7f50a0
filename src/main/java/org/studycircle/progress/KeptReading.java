package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.studycircle.progress.Completions.Completion;
import org.studycircle.progress.Positions.Position;

/**
 * A row of {@code section_progress} with all that merging needs to know.
 *
 * @param furthestParagraph that was read in any round, from 0; null where the release before wrote the row
 * @param positions null there too
 * @param reopened null there too
 * @param completed null there too
 */
record KeptReading(StoredReading known, Instant resetAt, Integer furthestParagraph, List<Position> positions,
        List<Mark> reopened, List<Completion> completed) {

    UUID sectionId() {
        return known.sectionId();
    }

    /** With what a release wrote that keeps no marks: it is of a device that does not say who it is. */
    SectionReading reading() {
        SectionReading flat = known.reading();
        Positions places = new Positions(orNone(positions));
        Completions said = new Completions(orNone(reopened), orNone(completed));
        return new SectionReading(resetAt, flat.reach(),
                Math.max(flat.furthest(), furthestParagraph == null ? 0 : furthestParagraph + 1),
                isAmong(places.last().stream().map(Position::mark), known.position() == null ? null : known.position().event())
                        ? places
                        : places.merge(flat.positions()),
                isAmong(Stream.concat(said.reopened().stream(), said.standing().stream().map(Completion::mark)),
                        known.completion() == null ? null : known.completion().event())
                                ? said
                                : said.merge(flat.completions()));
    }

    private static <T> List<T> orNone(List<T> all) {
        return all == null ? List.of() : all;
    }

    private static boolean isAmong(Stream<Mark> marks, UUID eventId) {
        return marks.anyMatch(mark -> mark.eventId().equals(eventId));
    }
}
