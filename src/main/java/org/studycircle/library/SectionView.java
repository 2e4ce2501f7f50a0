package org.studycircle.library;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.studycircle.library.outline.Words;

import io.vertx.mutiny.sqlclient.Row;

/** A section to read. */
record SectionView(UUID sectionId, UUID editionId, UUID essayId, int position, String heading, int level, int words,
        int readingSeconds, List<Paragraph> paragraphs, UUID previousSectionId, UUID nextSectionId) {

    record Paragraph(String key, int position, String text) {}

    static SectionView of(Row row) {
        int words = row.getInteger("words");
        return new SectionView(row.getUUID("section_id"), row.getUUID("edition_id"), row.getUUID("essay_id"),
                row.getInteger("position"), row.getString("heading"), row.getShort("level"), words,
                Words.readingSeconds(words),
                paragraphs(row.getArrayOfStrings("paragraph_keys"), row.getArrayOfStrings("texts")),
                row.getUUID("previous_id"), row.getUUID("next_id"));
    }

    private static List<Paragraph> paragraphs(String[] keys, String[] texts) {
        return keys == null
                ? List.of()
                : IntStream.range(0, keys.length).mapToObj(i -> new Paragraph(keys[i], i, texts[i])).toList();
    }
}
