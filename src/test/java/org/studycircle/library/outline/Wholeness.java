package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.studycircle.library.format.Line;
import org.studycircle.library.format.Typography;

/** Checks that sections, noise and metadata add up to the whole text. */
final class Wholeness {

    private Wholeness() {}

    static void check(String text, Proposal proposal) {
        assertEquals(bare(text), bare(proposal.blocks().stream().map(PlacedBlock::text).collect(Collectors.joining("\n"))));
        List<String> paragraphs = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        for (OutlineSection section : proposal.sections()) {
            if (section.heading() != null) {
                headings.add(section.heading());
            }
            section.paragraphs().forEach(paragraph -> paragraphs.add(paragraph.block() + " " + paragraph.text()));
        }
        assertEquals(proposal.blocks().stream().filter(block -> block.is(BlockRole.PARAGRAPH))
                .map(block -> block.index() + " " + block.text())
                .toList(), paragraphs);
        assertEquals(proposal.blocks().stream().map(PlacedBlock::sectionHeading).filter(heading -> heading != null).toList(),
                headings);
        assertTrue(headings.stream().noneMatch(Typography::isBlank));
        checkLines(text, proposal);
    }

    /** Every line with something on it belongs to exactly one block, and blocks come in the order of the text. */
    private static void checkLines(String text, Proposal proposal) {
        List<Integer> owned = new ArrayList<>();
        for (PlacedBlock placed : proposal.blocks()) {
            for (int line = placed.block().firstLine(); line <= placed.block().lastLine(); line++) {
                owned.add(line);
            }
        }
        List<Line> lines = Line.of(text);
        assertEquals(lines.stream().filter(line -> !line.isBlank()).map(Line::number).toList(),
                owned.stream().filter(number -> !lines.get(number - 1).isBlank()).toList());
    }

    static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        text.codePoints().filter(c -> !Typography.isSpace(c)).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
