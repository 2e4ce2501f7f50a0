package org.studycircle.library.outline;

import java.util.function.Predicate;

import org.studycircle.library.format.Block;

/**
 * One reason to see in a block something other than a paragraph; the words tell a person why. The level is that of a heading whose own
 * writing gives none.
 */
record OutlineRule(BlockRole role, int level, NoiseReason reason, String why, Predicate<Place> holds) {

    static OutlineRule noise(NoiseReason reason, String why, Predicate<Place> holds) {
        return new OutlineRule(BlockRole.NOISE, 0, reason, why, holds);
    }

    static OutlineRule heading(int level, String why, Predicate<Place> holds) {
        return new OutlineRule(BlockRole.HEADING, level, null, why, holds);
    }

    static OutlineRule role(BlockRole role, String why, Predicate<Place> holds) {
        return new OutlineRule(role, 0, null, why, holds);
    }

    PlacedBlock place(Block block) {
        int written = role == BlockRole.HEADING && block.level() > 0 ? block.level() : level;
        return new PlacedBlock(block, role, written, null, reason, why);
    }
}
