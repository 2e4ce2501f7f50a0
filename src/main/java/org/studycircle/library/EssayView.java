package org.studycircle.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An essay with its edition. */
record EssayView(UUID essayId, String title, List<String> authors, String language, NewEssay.Source source, String rights,
        Instant createdAt, Edition edition) {

    /** One version of the text, which never changes. */
    record Edition(UUID editionId, int number, String checksum, int words, int readingSeconds, Instant createdAt,
            List<SectionSummary> sections) {

        Edition with(List<SectionSummary> all) {
            return new Edition(editionId, number, checksum, words, readingSeconds, createdAt, all);
        }
    }

    EssayView with(List<SectionSummary> sections) {
        return new EssayView(essayId, title, authors, language, source, rights, createdAt, edition.with(sections));
    }
}
