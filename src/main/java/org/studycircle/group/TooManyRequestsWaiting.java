package org.studycircle.group;

import org.studycircle.http.problem.Refusal;

/** A group's facilitators have all the requests before them that they can have. */
class TooManyRequestsWaiting extends Refusal {

    static final int MOST = 10_000;

    TooManyRequestsWaiting() {
        super(409, "too-many-requests-waiting", "Too many requests waiting",
                "So many people have asked to join this group that it takes no more requests for now. Ask again later.");
    }
}
