package org.studycircle.library.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.library.outline.BlockRole;
import org.studycircle.library.outline.LostHeading;
import org.studycircle.library.outline.NoiseReason;
import org.studycircle.library.outline.OutlineSection;
import org.studycircle.library.outline.PlacedBlock;
import org.studycircle.library.outline.Proposal;
import org.studycircle.library.outline.Words;

/** An import as facilitators see it: every block of the text and what it is taken for. */
record ImportView(UUID importId, String filename, String mediaType, String checksum, int bytes, String title,
        List<String> authors, String language, int words, int readingSeconds, List<Block> blocks, List<Section> sections,
        List<Hint> hints, Instant createdAt, Instant expiresAt) {

    private static final int EXCERPT = 200;

    /** @param text how the block begins */
    record Block(int index, int line, BlockRole role, Integer level, NoiseReason reason, String why, String heading,
            String text, int words) {

        static Block of(PlacedBlock placed) {
            String text = placed.text();
            return new Block(placed.index(), placed.block().firstLine(), placed.role(),
                    placed.level() == 0 ? null : placed.level(), placed.reason(), placed.why(), placed.heading(),
                    excerpt(text), Words.count(text));
        }

        private static String excerpt(String text) {
            if (text.length() <= EXCERPT) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT);
        }
    }

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
        Proposal proposal = decided.proposal();
        List<OutlineSection> sections = decided.sections();
        int words = sections.stream().mapToInt(OutlineSection::words).sum();
        return new ImportView(text.importId(), text.filename(), text.mediaType(), text.checksum(), text.bytes(),
                decided.title(), decided.authors(), decided.language(), words, Words.readingSeconds(words),
                proposal.blocks().stream().map(Block::of).toList(), sections.stream().map(Section::of).toList(),
                proposal.lostHeadings().stream().map(Hint::of).toList(), text.createdAt(), text.expiresAt());
    }
}
