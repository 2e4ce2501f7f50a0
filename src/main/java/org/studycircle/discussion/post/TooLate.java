package org.studycircle.discussion.post;

import org.studycircle.http.problem.Refusal;

/** What was deleted can be restored for a while only. */
public class TooLate extends Refusal {

    public TooLate() {
        super(409, "too-late", "It was deleted too long ago", "Its author can restore it for ten minutes.");
    }
}
