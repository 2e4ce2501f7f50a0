/** Owns the discussion: threads, their posts, and what is unread of them; here is what its parts share. */
@Room(uses = {"text", "http", "sql", "app", "people", "group", "library", "schedule", "progress", "visibility"}, tables = {
        "thread",
        "post", "post_revision", "removed_post", "thread_measure", "read_state", "read_count", "talk_count"})
package org.studycircle.discussion;

import org.studycircle.Room;
