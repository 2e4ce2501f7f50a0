package org.studycircle.library.outline;

import static org.studycircle.library.format.ImportRefused.Code.NO_PARAGRAPHS;
import static org.studycircle.library.format.ImportRefused.Code.PARAGRAPH_TOO_LONG;
import static org.studycircle.library.format.ImportRefused.Code.TITLE_TWICE;
import static org.studycircle.library.format.ImportRefused.Code.TOO_MANY_SECTIONS;

import java.util.List;

import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.OutlineLimits;

/** What every outline must keep to, proposed or decided. */
final class OutlineBounds {

    private OutlineBounds() {}

    static void check(List<PlacedBlock> blocks) {
        refuseIf(count(blocks, BlockRole.TITLE) > 1, TITLE_TWICE,
                "Two blocks can't both be the title; give one of them another role");
        refuseIf(count(blocks, BlockRole.PARAGRAPH) == 0, NO_PARAGRAPHS, "No paragraph is left of the text");
        long headings = blocks.stream().filter(block -> block.sectionHeading() != null).count();
        refuseIf(headings >= OutlineLimits.MAX_SECTIONS, TOO_MANY_SECTIONS,
                "The text has more than %,d sections".formatted(OutlineLimits.MAX_SECTIONS));
        for (PlacedBlock placed : blocks) {
            boolean tooLong = placed.is(BlockRole.PARAGRAPH) && placed.block().length() > OutlineLimits.MAX_PARAGRAPH_LENGTH;
            refuseIf(tooLong, PARAGRAPH_TOO_LONG,
                    "The paragraph in line %d has more than %,d characters; blank lines set paragraphs apart"
                            .formatted(placed.block().firstLine(), OutlineLimits.MAX_PARAGRAPH_LENGTH));
        }
    }

    private static long count(List<PlacedBlock> blocks, BlockRole role) {
        return blocks.stream().filter(block -> block.is(role)).count();
    }

    private static void refuseIf(boolean wrong, ImportRefused.Code code, String detail) {
        if (wrong) {
            throw new ImportRefused(code, detail);
        }
    }
}
