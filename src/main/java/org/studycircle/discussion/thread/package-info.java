/** Owns threads: what they are about, who opened them, their lists, and why somebody does not see one. */
package org.studycircle.discussion.thread;
