package org.studycircle.library.format;

import java.util.ArrayList;
import java.util.List;

/** Plain text in blocks. Blank lines set blocks apart; what the line breaks within such a group mean, {@link LineGroup} decides. */
public final class PlainBlocks {

    private final BlockList blocks = new BlockList();

    private PlainBlocks() {}

    public static List<Block> of(String text) {
        PlainBlocks plain = new PlainBlocks();
        List<Line> group = new ArrayList<>();
        for (Line line : Line.of(text)) {
            if (line.isBlank()) {
                plain.take(group);
                group.clear();
            } else {
                group.add(line);
            }
        }
        plain.take(group);
        return plain.blocks.toList();
    }

    private void take(List<Line> group) {
        if (!group.isEmpty()) {
            int start = 0;
            boolean indents = marksParagraphsByIndent(group);
            for (int i = 1; i < group.size(); i++) {
                if (indents && group.get(i).isIndented()) {
                    new LineGroup(group.subList(start, i)).addTo(blocks);
                    start = i;
                }
            }
            new LineGroup(group.subList(start, group.size())).addTo(blocks);
        }
    }

    /** As typewriters and books do: some lines are set in, and none of them follows another. In narrow lines that would be verse. */
    private static boolean marksParagraphsByIndent(List<Line> group) {
        if (new LineGroup(group).isNarrow()) {
            return false;
        }
        int indented = 0;
        for (int i = 1; i < group.size(); i++) {
            if (group.get(i).isIndented()) {
                indented++;
                if (group.get(i - 1).isIndented()) {
                    return false;
                }
            }
        }
        return indented > 0 && group.stream().skip(1).anyMatch(line -> !line.isIndented());
    }
}
