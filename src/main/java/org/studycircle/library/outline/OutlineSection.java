package org.studycircle.library.outline;

import java.util.List;

/**
 * A section as the proposal has it. The opening, which comes before the first heading, has no heading (null) and the level 0; others are
 * of level 1 to 6. There may be no paragraphs where one heading directly follows another. First block: the heading's, or the first paragraph's.
 */
public record OutlineSection(String heading, int level, int firstBlock, List<OutlineParagraph> paragraphs) {

    public int words() {
        return paragraphs.stream().mapToInt(OutlineParagraph::words).sum();
    }

    /** Reading time in seconds, rounded up. */
    public int readingSeconds() {
        return Words.readingSeconds(words());
    }
}
