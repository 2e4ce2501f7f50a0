package org.studycircle.discussion.thread;

import org.studycircle.sql.Keyset;

/** The orders in which threads are listed, the newest first: by numbers of the group's events, which are unique in it. */
enum ThreadOrder {

    /** By the last post. */
    ACTIVITY(Keyset.<ThreadRow>descending().number("t.activity_seq", ThreadRow::activitySeq)),
    /** By the first post. */
    OPENED(Keyset.<ThreadRow>descending().number("t.opened_seq", ThreadRow::openedSeq));

    private final Keyset<ThreadRow> keyset;

    ThreadOrder(Keyset<ThreadRow> keyset) {
        this.keyset = keyset;
    }

    Keyset<ThreadRow> keyset() {
        return keyset;
    }
}
