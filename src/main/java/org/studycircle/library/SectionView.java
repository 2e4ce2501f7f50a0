package org.studycircle.library;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.studycircle.library.outline.Words;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A section to read. */
record SectionView(UUID sectionId, UUID editionId, UUID essayId, int position, String heading, int level, int words,
        int readingSeconds, List<Paragraph> paragraphs, UUID previousSectionId, UUID nextSectionId) {

    private static final int LONG = 500_000;

    record Paragraph(String key, int position, String text) {}

    /**
     * A section as it is stored, with its text and its neighbours.
     *
     * @param paragraphKeys null where there are no paragraphs, and
     * @param texts so too
     */
    record TextRow(UUID sectionId, UUID editionId, UUID essayId, int position, String heading, int level, int words,
            List<String> paragraphKeys, List<String> texts, UUID previousId, UUID nextId) {

        private List<Paragraph> paragraphs() {
            return paragraphKeys == null
                    ? List.of()
                    : IntStream.range(0, paragraphKeys.size())
                            .mapToObj(i -> new Paragraph(paragraphKeys.get(i), i, texts.get(i))).toList();
        }
    }

    /** Whether it takes longer to write than others should wait. */
    @JsonIgnore
    boolean isLong() {
        return paragraphs.stream().mapToInt(paragraph -> paragraph.text.length()).sum() > LONG;
    }

    static SectionView of(TextRow row) {
        return new SectionView(row.sectionId, row.editionId, row.essayId, row.position, row.heading, row.level, row.words,
                Words.readingSeconds(row.words), row.paragraphs(), row.previousId, row.nextId);
    }
}
