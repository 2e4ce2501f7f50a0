package org.studycircle.progress.report;

import org.studycircle.http.problem.Refusal;

/** A member shows their progress to facilitators only. */
class ProgressHidden extends Refusal {

    ProgressHidden() {
        super(403, "progress-hidden", "Progress hidden", "This member shows their progress to facilitators only.");
    }
}
