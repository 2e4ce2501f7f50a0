package org.studycircle.discussion.post;

import org.studycircle.http.problem.Refusal;

/** Nobody replies to what a facilitator has removed. */
class PostRemoved extends Refusal {

    PostRemoved() {
        super(409, "post-removed", "The post has been removed",
                "A facilitator has removed it, or a branch that it is in. Reply to another one.");
    }
}
