/** Owns how far each member has read: the merging of reading events, own progress, and the facilitators' board. */
package org.studycircle.progress;
