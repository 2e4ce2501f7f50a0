package org.studycircle.library;

import java.util.UUID;

import org.studycircle.library.outline.Words;

/**
 * A section without its text.
 *
 * @param level of the heading, 1 the highest; 0 where there is no heading
 */
public record SectionSummary(UUID sectionId, int position, String heading, int level, int paragraphCount, int words,
        int readingSeconds) {

    /** A section as it is stored; the column names are those of the table. */
    public record SectionRow(UUID sectionId, int position, String heading, int level, int paragraphCount, int words) {}

    public static SectionSummary of(SectionRow row) {
        return new SectionSummary(row.sectionId, row.position, row.heading, row.level, row.paragraphCount, row.words,
                Words.readingSeconds(row.words));
    }
}
