package org.studycircle.outline;

import java.util.List;

/**
 * A section as the proposal has it. The heading is null for the opening, which comes before the first heading; the level is 1 to 6.
 * There may be no paragraphs where one heading directly follows another.
 */
public record OutlineSection(String heading, int level, List<OutlineParagraph> paragraphs) {

    public int words() {
        return paragraphs.stream().mapToInt(OutlineParagraph::words).sum();
    }

    /** Reading time in seconds, rounded up. */
    public int readingSeconds() {
        return Words.readingSeconds(words());
    }
}
