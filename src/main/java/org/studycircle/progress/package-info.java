/** Owns how far each member has read: reading events and how they merge into position, reach and completion. */
@Room(uses = {"text", "http", "sql", "people", "group", "library", "schedule"}, tables = {"section_progress", "reading_event"})
package org.studycircle.progress;

import org.studycircle.Room;
