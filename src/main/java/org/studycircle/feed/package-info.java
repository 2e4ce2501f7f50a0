/** Owns how clients follow what happens in a group: its events after a number. */
@Room(uses = {"http", "sql", "people", "group", "discussion", "visibility"})
package org.studycircle.feed;

import org.studycircle.Room;
