package org.studycircle.discussion.thread;

/** Whether a thread shows itself, or only keeps its place. */
enum ThreadState {
    VISIBLE, CONCEALED
}
