package org.studycircle.library;

import java.util.List;
import java.util.UUID;

/** An essay in a list. */
record EssaySummary(UUID essayId, String title, List<String> authors, String language, int words, int readingSeconds,
        int sectionCount, UUID editionId) {}
