package org.studycircle.privacy;

import java.util.UUID;

/** Somebody whose erasure is to be taken a step further. */
record DueErasure(UUID personId, ErasureMode mode, boolean hasBegun, int failures) {

    boolean isBlanking() {
        return mode == ErasureMode.BLANK_TEXT;
    }
}
