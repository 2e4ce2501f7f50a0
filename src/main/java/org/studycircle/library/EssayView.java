package org.studycircle.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.http.EntityTag;
import org.studycircle.library.outline.Words;

/** An essay with its edition. */
record EssayView(UUID essayId, String title, List<String> authors, String language, NewEssay.Source source, String rights,
        Instant createdAt, Edition edition) {

    /** One version of the text, which never changes. */
    record Edition(UUID editionId, int number, String checksum, int words, int readingSeconds, Instant createdAt,
            List<SectionSummary> sections) {

        private static Edition of(EditionRow row, List<SectionSummary> sections) {
            return new Edition(row.editionId, row.number, row.checksum, row.words, Words.readingSeconds(row.words),
                    row.createdAt, sections);
        }
    }

    record EditionRow(UUID editionId, int number, String checksum, int words, Instant createdAt) {}

    record EssayRow(UUID essayId, String title, List<String> authors, String language, NewEssay.Source source, String rights,
            Instant createdAt, int version, EditionRow edition) {

        UUID editionId() {
            return edition.editionId;
        }

        EntityTag tag() {
            return EntityTag.of(version);
        }
    }

    static EssayView of(EssayRow row, List<SectionSummary> sections) {
        return new EssayView(row.essayId, row.title, row.authors, row.language, row.source, row.rights, row.createdAt,
                Edition.of(row.edition, sections));
    }
}
