package org.studycircle.load;

import org.studycircle.People;
import org.studycircle.history.Attempt;

/** A write of which nothing is known, and nobody has asked again. */
public record Abandoned(Attempt attempt, People author) {}
