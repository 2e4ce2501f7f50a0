package org.studycircle.discussion;

/** Whether an anchor still has its place in the text. */
enum AnchorState {
    ANCHORED, ORPHANED
}
