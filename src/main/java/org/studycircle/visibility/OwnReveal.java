package org.studycircle.visibility;

import java.time.Instant;
import java.util.UUID;

/** That a member chose to see what others write about an assignment before having read. */
record OwnReveal(UUID assignmentId, Instant revealedAt) {}
