package org.studycircle.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.studycircle.outline.BlockRole;
import org.studycircle.outline.LostHeading;
import org.studycircle.outline.NoiseReason;
import org.studycircle.outline.OutlineParagraph;
import org.studycircle.outline.OutlineSection;
import org.studycircle.outline.PlacedBlock;
import org.studycircle.outline.Proposal;
import org.studycircle.outline.Words;

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

    record Section(String heading, int level, int firstBlock, int paragraphCount, int words) {}

    record Hint(int block, String why) {

        static Hint of(LostHeading hint) {
            return new Hint(hint.block(), hint.blankLines() + " blank lines before it: a heading may have been lost here");
        }
    }

    static ImportView of(TextImport text, Decided decided) {
        Proposal proposal = decided.proposal();
        List<OutlineSection> sections = decided.sections();
        int words = sections.stream().mapToInt(OutlineSection::words).sum();
        return new ImportView(text.importId(), text.filename(), text.mediaType(), text.checksum(), text.bytes(),
                decided.title(), decided.authors(), decided.language(), words, Words.readingSeconds(words),
                proposal.blocks().stream().map(Block::of).toList(), sections(proposal, sections),
                proposal.lostHeadings().stream().map(Hint::of).toList(), text.createdAt(), text.expiresAt());
    }

    /** Every section but an opening begins with the block that has its heading, or before which it was inserted. */
    private static List<Section> sections(Proposal proposal, List<OutlineSection> sections) {
        int[] headed = proposal.blocks().stream().filter(block -> block.sectionHeading() != null)
                .mapToInt(PlacedBlock::index).toArray();
        int openings = sections.size() - headed.length;
        return IntStream.range(0, sections.size()).mapToObj(i -> {
            OutlineSection section = sections.get(i);
            List<OutlineParagraph> paragraphs = section.paragraphs();
            int first = i < openings ? paragraphs.get(0).block() : headed[i - openings];
            return new Section(section.heading(), section.heading() == null ? 0 : section.level(), first, paragraphs.size(),
                    section.words());
        }).toList();
    }
}
