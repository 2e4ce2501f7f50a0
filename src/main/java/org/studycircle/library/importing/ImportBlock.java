package org.studycircle.library.importing;

import java.util.List;
import java.util.stream.IntStream;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Slice;
import org.studycircle.library.outline.BlockRole;
import org.studycircle.library.outline.NoiseReason;
import org.studycircle.library.outline.PlacedBlock;
import org.studycircle.library.outline.Words;

/**
 * One block of an import, and what it is taken for.
 *
 * @param text how the block begins
 */
record ImportBlock(int index, int line, BlockRole role, Integer level, NoiseReason reason, String why, String heading,
        String text, int words) {

    private static final int EXCERPT = 200;

    static ImportBlock of(PlacedBlock placed) {
        String text = placed.text();
        return new ImportBlock(placed.index(), placed.block().firstLine(), placed.role(),
                placed.level() == 0 ? null : placed.level(), placed.reason(), placed.why(), placed.heading(), excerpt(text),
                Words.count(text));
    }

    /** No decision moves a block, so what begins after one stays the same. */
    static Page<ImportBlock> page(List<PlacedBlock> blocks, Slice slice) {
        int beyond = slice.isFromStart() ? -1 : Integer.parseInt(slice.key().get(0));
        IntStream onwards = slice.backwards()
                ? IntStream.iterate(beyond - 1, index -> index >= 0, index -> index - 1)
                : IntStream.range(beyond + 1, blocks.size());
        return slice.page(onwards.limit(slice.limit() + 1L).mapToObj(blocks::get).map(ImportBlock::of).toList(),
                block -> List.of(block.index()));
    }

    private static String excerpt(String text) {
        if (text.length() <= EXCERPT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT);
    }
}
