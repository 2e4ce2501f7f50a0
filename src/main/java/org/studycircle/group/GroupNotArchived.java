package org.studycircle.group;

import org.studycircle.http.problem.Refusal;

/** Only what everybody has seen closed can be deleted. */
class GroupNotArchived extends Refusal {

    GroupNotArchived() {
        super(409, "group-not-archived", "Group not archived",
                "Archive the group first: what is deleted must have been closed before.");
    }
}
