/** Owns how people are erased: what would go, when, and the work itself, room by room and group by group. */
@Room(uses = {"text", "http", "sql", "app", "people", "group"}, tables = "erasure")
package org.studycircle.privacy;

import org.studycircle.Room;
