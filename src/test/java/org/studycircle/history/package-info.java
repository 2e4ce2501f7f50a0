/** What clients know of what they did, what is there afterwards, and whether the two go together. */
package org.studycircle.history;
