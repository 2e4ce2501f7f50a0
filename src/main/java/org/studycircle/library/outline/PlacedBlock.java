package org.studycircle.library.outline;

import java.util.Objects;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.Typography;

/**
 * A block and its role. Level: 1 to 6, of a heading or of the heading inserted before a paragraph, else 0. Heading: the text of such an
 * inserted heading, or null. Reason: of noise, else null. Why: for people; null for a paragraph nobody judged.
 */
public record PlacedBlock(Block block, BlockRole role, int level, String heading, NoiseReason reason, String why) {

    static PlacedBlock paragraph(Block block) {
        return new PlacedBlock(block, BlockRole.PARAGRAPH, 0, null, null, null);
    }

    public boolean is(BlockRole expected) {
        return role == expected;
    }

    /** Whether both are taken for the same, for whatever reason. */
    boolean isPlacedAs(PlacedBlock other) {
        return role == other.role && level == other.level && reason == other.reason && Objects.equals(heading, other.heading);
    }

    public int index() {
        return block.index();
    }

    public String text() {
        return block.text();
    }

    /** The heading of the section that begins here: its own words, or those inserted before it; else null. */
    public String sectionHeading() {
        return is(BlockRole.HEADING) ? Typography.onOneLine(text()) : heading;
    }
}
