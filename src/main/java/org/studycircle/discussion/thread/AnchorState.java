package org.studycircle.discussion.thread;

/** Whether an anchor still has its place in the text. */
enum AnchorState {
    ANCHORED, ORPHANED
}
