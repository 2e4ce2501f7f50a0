package org.studycircle.post;

import org.studycircle.problem.Refusal;

/** A thread never loses the post that opens it. */
class FirstPost extends Refusal {

    FirstPost() {
        super(409, "first-post", "The first post can't be deleted alone", "Delete the thread.");
    }
}
