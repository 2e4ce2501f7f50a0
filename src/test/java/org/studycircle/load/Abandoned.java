package org.studycircle.load;

import org.studycircle.history.Attempt;
import org.studycircle.testing.People;

/** A write of which nothing is known, and nobody has asked again. */
public record Abandoned(Attempt attempt, People author) {}
