package org.studycircle.discussion.post;

import org.studycircle.http.problem.Refusal;

/** A thread never loses the post that opens it. */
class FirstPost extends Refusal {

    FirstPost() {
        super(409, "first-post", "The first post can't be deleted alone", "Delete the thread.");
    }
}
