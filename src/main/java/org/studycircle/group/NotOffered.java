package org.studycircle.group;

import org.studycircle.http.problem.Refusal;

/** Facilitating the group is not the caller's to take or to decline. */
class NotOffered extends Refusal {

    NotOffered(String detail) {
        super(409, "not-offered", "Not offered", detail);
    }
}
