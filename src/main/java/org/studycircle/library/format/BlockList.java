package org.studycircle.library.format;

import java.util.ArrayList;
import java.util.List;

/** Numbers blocks as they are found, and knows the blank lines between them. */
final class BlockList {

    private final List<Block> blocks = new ArrayList<>();
    private int lastLine;

    void add(Line first, Line last, String text) {
        add(first.number(), last.number(), Block.Form.TEXT, 0, text);
    }

    void add(int firstLine, int lastLine, Block.Form form, int level, String text) {
        int index = blocks.size();
        if (index >= OutlineLimits.MAX_BLOCKS) {
            throw new ImportRefused(ImportRefused.Code.TOO_MANY_BLOCKS,
                    "The text has more than %,d blocks; a paragraph may have several lines"
                            .formatted(OutlineLimits.MAX_BLOCKS));
        }
        int blankLines = Math.max(0, firstLine - this.lastLine - 1);
        blocks.add(new Block(index, firstLine, lastLine, blankLines, form, level, text));
        this.lastLine = lastLine;
    }

    List<Block> toList() {
        return List.copyOf(blocks);
    }
}
