/** Owns what can be read of progress: a member's by assignment, and the facilitators' board. */
package org.studycircle.progress.report;
