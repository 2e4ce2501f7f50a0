/** Owns what a group is to read and until when: assignments, and the instants that their local dates come to. */
package org.studycircle.schedule;
