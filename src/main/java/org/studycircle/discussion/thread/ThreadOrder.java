package org.studycircle.discussion.thread;

import org.studycircle.http.paging.Keyset;

/** The orders in which threads are listed, the newest first: by numbers of the group's events, which are unique in it. */
enum ThreadOrder {

    /** By the last post. */
    ACTIVITY(Keyset.descending().number("t.activity_seq")),
    /** By the first post. */
    OPENED(Keyset.descending().number("t.opened_seq"));

    private final Keyset keyset;

    ThreadOrder(Keyset keyset) {
        this.keyset = keyset;
    }

    Keyset keyset() {
        return keyset;
    }
}
