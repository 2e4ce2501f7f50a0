package org.studycircle.library.outline;

import java.util.ArrayList;
import java.util.List;

import org.studycircle.library.format.Block;

/** The blocks of a text while they are judged, in order: what is known of the whole, and of what came before. */
final class Sheet {

    private static final int SHORT = 80;
    private static final int LONG_MEDIAN = 250;
    private static final int LOOK_AHEAD = 30;

    private final List<Block> blocks;
    private final PlacedBlock[] placed;
    private final List<String> authors = new ArrayList<>();
    private final int medianLength;
    private PlacedBlock last;
    private boolean inText;
    private boolean titled;

    private Sheet(List<Block> blocks) {
        this.blocks = blocks;
        this.placed = new PlacedBlock[blocks.size()];
        int[] lengths = blocks.stream().mapToInt(Block::length).filter(length -> length > SHORT).sorted().toArray();
        this.medianLength = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    }

    static List<PlacedBlock> judge(List<Block> blocks, List<OutlineRule> selfEvident, List<OutlineRule> others) {
        Sheet sheet = new Sheet(blocks);
        blocks.forEach(block -> sheet.placed[block.index()] = sheet.first(selfEvident, block));
        for (Block block : blocks) {
            if (sheet.placed[block.index()] == null) {
                sheet.place(block, sheet.first(others, block));
            }
        }
        return List.of(sheet.placed);
    }

    private PlacedBlock first(List<OutlineRule> rules, Block block) {
        Place place = new Place(this, block);
        for (OutlineRule rule : rules) {
            if (rule.holds().test(place)) {
                return rule.place(block);
            }
        }
        return null;
    }

    private void place(Block block, PlacedBlock decided) {
        PlacedBlock now = decided == null ? PlacedBlock.paragraph(block) : decided;
        placed[block.index()] = now;
        last = now.is(BlockRole.NOISE) ? last : now;
        inText |= now.is(BlockRole.PARAGRAPH) || now.is(BlockRole.HEADING);
        titled |= now.is(BlockRole.TITLE);
        if (now.is(BlockRole.BYLINE)) {
            authors.addAll(Byline.of(now.text()));
        }
    }

    boolean hasTitle() {
        return titled;
    }

    /** Only then does a single short sentence stand out. */
    boolean hasLongParagraphs() {
        return medianLength >= LONG_MEDIAN;
    }

    boolean isBeforeText() {
        return !inText;
    }

    /** What stood last before, noise apart, has this role. */
    boolean follows(BlockRole role) {
        return last != null && last.is(role);
    }

    boolean followsShortLine() {
        return last != null && last.is(BlockRole.PARAGRAPH) && new Place(this, last.block()).looksLikeHeading();
    }

    String textBefore() {
        return last == null ? "" : last.text();
    }

    boolean startsWithAuthor(String text) {
        return authors.stream().anyMatch(name -> text.startsWith(name + " "));
    }

    int blocksAfter(Block block) {
        return blocks.size() - 1 - block.index();
    }

    /** The next block that is not noise by itself, or null. */
    Place next(Block block) {
        for (int i = block.index() + 1; i < placed.length; i++) {
            if (placed[i] == null) {
                return new Place(this, blocks.get(i));
            }
        }
        return null;
    }

    boolean hasTextAfter(Block block) {
        Place place = next(block);
        for (int i = 0; i < LOOK_AHEAD && place != null; i++) {
            if (!place.looksLikeHeading()) {
                return true;
            }
            place = next(place.block());
        }
        return false;
    }

    boolean isBetween(Block block, int length) {
        int i = block.index();
        return i > 0 && i + 1 < placed.length && blocks.get(i - 1).length() >= length && blocks.get(i + 1).length() >= length;
    }

    boolean isShorterThanWhatFollows(Block block) {
        int i = block.index() + 1;
        return i < placed.length && (placed[i] != null || blocks.get(i).length() >= 2 * block.length());
    }

    boolean isAtStart() {
        return last == null && !inText;
    }

    boolean isOnlyOfItsLevel(Block block) {
        return blocks.stream().filter(other -> other.form() == Block.Form.HEADING && other.level() == block.level())
                .count() == 1;
    }
}
