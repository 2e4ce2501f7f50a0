package org.studycircle.library;

import java.util.UUID;

import org.studycircle.library.outline.Words;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A section without its text.
 *
 * @param level of the heading, 1 the highest; 0 where there is no heading
 */
public record SectionSummary(UUID sectionId, int position, String heading, int level, int paragraphCount, int words,
        int readingSeconds) {

    /** From the columns of {@code section}. */
    public static SectionSummary of(Row row) {
        return of(row.getUUID("section_id"), row.getInteger("position"), row.getString("heading"), row.getShort("level"),
                row.getInteger("paragraph_count"), row.getInteger("words"));
    }

    public static SectionSummary of(UUID sectionId, int position, String heading, int level, int paragraphCount, int words) {
        return new SectionSummary(sectionId, position, heading, level, paragraphCount, words, Words.readingSeconds(words));
    }
}
