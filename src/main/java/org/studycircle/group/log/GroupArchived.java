package org.studycircle.group.log;

import org.studycircle.http.problem.Refusal;

/** The group is read and no longer written in. */
public class GroupArchived extends Refusal {

    public GroupArchived() {
        super(409, "group-archived", "Group archived",
                "This group is archived: all of it can be read, nothing can be changed. A facilitator can restore it.");
    }
}
