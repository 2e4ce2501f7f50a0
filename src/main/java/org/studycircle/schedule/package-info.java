/** Owns what a group is to read and until when: assignments, and the instants that their local dates come to. */
@Room(uses = {"text", "http", "sql", "people", "group", "library"}, tables = {"assignment", "assignment_section",
        "earlier_due"})
package org.studycircle.schedule;

import org.studycircle.Room;
