package org.studycircle.discussion.thread;

import org.studycircle.http.problem.Refusal;

/** Who opened a thread takes nobody else's posts away with it. */
class ThreadHasReplies extends Refusal {

    ThreadHasReplies() {
        super(409, "thread-has-replies", "Others have posted in the thread",
                "Only a facilitator can remove it now. You can edit or delete your own posts.");
    }
}
