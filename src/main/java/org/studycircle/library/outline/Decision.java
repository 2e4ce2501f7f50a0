package org.studycircle.library.outline;

import static org.studycircle.library.format.ImportRefused.Code.HEADING_EMPTY;
import static org.studycircle.library.format.ImportRefused.Code.HEADING_NOT_ALLOWED;
import static org.studycircle.library.format.ImportRefused.Code.HEADING_NOT_TEXT;
import static org.studycircle.library.format.ImportRefused.Code.HEADING_TOO_LONG;
import static org.studycircle.library.format.ImportRefused.Code.LEVEL_OUT_OF_RANGE;
import static org.studycircle.library.format.ImportRefused.Code.LEVEL_WITHOUT_HEADING;
import static org.studycircle.library.format.ImportRefused.Code.REASON_WITHOUT_NOISE;
import static org.studycircle.library.format.ImportRefused.Code.ROLE_MISSING;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.OutlineLimits;
import org.studycircle.library.format.Typography;

/**
 * What a person says about one block. Level (1 to 6, 1 if null) goes with HEADING, or with a heading text that is to stand before a
 * PARAGRAPH where the source has lost one (at most 200 characters). Reason goes with NOISE (OTHER if null).
 */
public record Decision(int block, BlockRole role, Integer level, String heading, NoiseReason reason) {

    static final String WHY = "decided by a person";

    public static Decision role(int block, BlockRole role) {
        return new Decision(block, role, null, null, null);
    }

    public static Decision heading(int block, int level) {
        return new Decision(block, BlockRole.HEADING, level, null, null);
    }

    /** Begins a section before a paragraph, under a heading that the source does not have. */
    public static Decision headingBefore(int block, int level, String heading) {
        return new Decision(block, BlockRole.PARAGRAPH, level, heading, null);
    }

    public static Decision noise(int block, NoiseReason reason) {
        return new Decision(block, BlockRole.NOISE, null, null, reason);
    }

    PlacedBlock apply(Block target, String pointer) {
        check(target, pointer);
        boolean begins = role == BlockRole.HEADING || heading != null;
        int placedLevel = !begins ? 0 : level == null ? 1 : level;
        NoiseReason placedReason = role == BlockRole.NOISE && reason == null ? NoiseReason.OTHER : reason;
        return new PlacedBlock(target, role, placedLevel, heading == null ? null : Typography.onOneLine(heading), placedReason,
                WHY);
    }

    private void check(Block target, String pointer) {
        refuseIf(role == null, ROLE_MISSING, pointer + "/role", "A decision needs a role");
        refuseIf(heading != null && role != BlockRole.PARAGRAPH, HEADING_NOT_ALLOWED, pointer + "/heading",
                "A heading text is inserted before a paragraph; a block that is a heading has its own words");
        refuseIf(level != null && role != BlockRole.HEADING && heading == null, LEVEL_WITHOUT_HEADING, pointer + "/level",
                "Only a heading has a level");
        refuseIf(level != null && (level < 1 || level > OutlineLimits.MAX_HEADING_LEVEL), LEVEL_OUT_OF_RANGE,
                pointer + "/level",
                "A level is between 1 and " + OutlineLimits.MAX_HEADING_LEVEL);
        refuseIf(reason != null && role != BlockRole.NOISE, REASON_WITHOUT_NOISE, pointer + "/reason",
                "Only noise has a reason");
        boolean named = role == BlockRole.HEADING || role == BlockRole.TITLE;
        refuseIf(named && target.length() > OutlineLimits.MAX_HEADING_LENGTH, HEADING_TOO_LONG, pointer + "/role",
                "Block %d is longer than %d characters and can't be a heading or the title".formatted(block,
                        OutlineLimits.MAX_HEADING_LENGTH));
        if (heading != null) {
            checkHeading(pointer + "/heading");
        }
    }

    private void checkHeading(String pointer) {
        refuseIf(Typography.isBlank(heading), HEADING_EMPTY, pointer, "A heading needs words");
        refuseIf(heading.length() > OutlineLimits.MAX_HEADING_LENGTH, HEADING_TOO_LONG, pointer,
                "A heading has at most %d characters".formatted(OutlineLimits.MAX_HEADING_LENGTH));
        boolean text = heading.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        refuseIf(!text, HEADING_NOT_TEXT, pointer,
                "A heading is one line of text, without control characters or half surrogate pairs");
    }

    private static void refuseIf(boolean wrong, ImportRefused.Code code, String pointer, String detail) {
        if (wrong) {
            throw new ImportRefused(code, pointer, detail);
        }
    }
}
