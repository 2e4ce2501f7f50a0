/** Owns what posts said before they were edited, as whoever sees a post may read it. */
package org.studycircle.discussion.revision;
