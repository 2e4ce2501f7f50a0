package org.studycircle.library.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.library.outline.LostHeading;
import org.studycircle.library.outline.OutlineSection;
import org.studycircle.library.outline.Proposal;
import org.studycircle.library.outline.Words;

/**
 * An import as facilitators see it, without its blocks.
 *
 * @param changed those that the change which is answered has given another role; null where none is
 */
record ImportView(UUID importId, String filename, String mediaType, String checksum, int bytes, String title,
        List<String> authors, String language, int words, int readingSeconds, int blockCount, List<Section> sections,
        List<Hint> hints, Instant createdAt, Instant expiresAt, List<ImportBlock> changed) {

    private static final int MOST_HINTS = 1_000;
    private static final int MOST_CHANGED = 1_000;

    record Section(String heading, int level, int firstBlock, int paragraphCount, int words) {

        static Section of(OutlineSection section) {
            return new Section(section.heading(), section.level(), section.firstBlock(), section.paragraphs().size(),
                    section.words());
        }
    }

    record Hint(int block, String why) {

        static Hint of(LostHeading hint) {
            return new Hint(hint.block(), hint.why());
        }
    }

    static ImportView of(TextImport text, Decided decided) {
        return with(null, text, decided);
    }

    /** As the answer to a change. */
    static ImportView of(TextImport text, Decided before, Decided decided) {
        return with(decided.proposal().since(before.proposal()).limit(MOST_CHANGED).map(ImportBlock::of).toList(), text,
                decided);
    }

    private static ImportView with(List<ImportBlock> changed, TextImport text, Decided decided) {
        Proposal proposal = decided.proposal();
        List<OutlineSection> sections = decided.sections();
        int words = sections.stream().mapToInt(OutlineSection::words).sum();
        return new ImportView(text.importId(), text.filename(), text.mediaType(), text.checksum(), text.bytes(),
                decided.title(), decided.authors(), decided.language(), words, Words.readingSeconds(words),
                proposal.blocks().size(), sections.stream().map(Section::of).toList(),
                proposal.lostHeadings().stream().limit(MOST_HINTS).map(Hint::of).toList(), text.createdAt(), text.expiresAt(),
                changed);
    }
}
