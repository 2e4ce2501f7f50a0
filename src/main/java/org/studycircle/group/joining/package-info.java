/** Owns how people come in and go: joining, asking to, leaving, and what facilitators decide about it. */
package org.studycircle.group.joining;
