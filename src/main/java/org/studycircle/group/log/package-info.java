/** Owns the numbered log of what happened in a group, which every write appends to, and with it refuses what is archived. */
package org.studycircle.group.log;
