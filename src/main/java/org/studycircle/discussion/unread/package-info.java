/** Owns what each member has read of a thread, as ranges of post numbers. */
package org.studycircle.discussion.unread;
