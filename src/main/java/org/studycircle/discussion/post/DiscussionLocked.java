package org.studycircle.discussion.post;

import org.studycircle.http.problem.Refusal;

/** Facilitators alone reply to what they have locked. */
class DiscussionLocked extends Refusal {

    /** @param words why; empty where they were erased */
    DiscussionLocked(String words) {
        super(409, "locked", "The discussion is locked",
                words.isEmpty() ? "A facilitator has locked it." : "A facilitator has locked it: " + words);
    }
}
