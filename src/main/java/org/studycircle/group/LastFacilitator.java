package org.studycircle.group;

import org.studycircle.http.problem.Refusal;

/** A group with active members always has an active facilitator. */
class LastFacilitator extends Refusal {

    LastFacilitator() {
        super(409, "last-facilitator", "Last facilitator",
                "The group would be left without a facilitator. Make another member facilitator first.");
    }
}
