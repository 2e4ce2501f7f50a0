package org.studycircle.library;

import java.util.List;
import java.util.UUID;

import org.studycircle.library.outline.Words;

/** An essay in a list. */
record EssaySummary(UUID essayId, String title, List<String> authors, String language, int words, int readingSeconds,
        int sectionCount, UUID editionId) {

    record SummaryRow(UUID essayId, String title, List<String> authors, String language, UUID editionId, int words,
            int sectionCount) {}

    static EssaySummary of(SummaryRow row) {
        return new EssaySummary(row.essayId, row.title, row.authors, row.language, row.words, Words.readingSeconds(row.words),
                row.sectionCount, row.editionId);
    }
}
