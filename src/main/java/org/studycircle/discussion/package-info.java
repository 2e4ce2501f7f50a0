/** Owns threads: what they are about, who opened them, and their lists. */
package org.studycircle.discussion;
