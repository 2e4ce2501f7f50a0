package org.studycircle.discussion.thread;

import org.studycircle.sql.Keyset;

/** The orders in which threads are listed, the newest first: by numbers of the group's events, which are unique in it. */
enum ThreadOrder {

    /** By the last post that the member sees. */
    ACTIVITY,
    /** By the first post. */
    OPENED;

    static final Keyset<ThreadRow> BY_PLACE = Keyset.<ThreadRow>descending().number("t.place", ThreadRow::place);
}
