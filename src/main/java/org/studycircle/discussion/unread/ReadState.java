package org.studycircle.discussion.unread;

import java.util.List;

/** What the caller has read of a thread; ranges are in order and apart from each other. */
record ReadState(int unread, List<PostRange> read, List<PostRange> keptUnread) {}
