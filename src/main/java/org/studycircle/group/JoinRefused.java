package org.studycircle.group;

import org.studycircle.http.problem.Refusal;

/** The group is known to the caller, but does not take the caller in this way. */
public class JoinRefused extends Refusal {

    JoinRefused(String detail) {
        super(403, "join-refused", "Joining refused", detail);
    }
}
