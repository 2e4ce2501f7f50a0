/** Owns what a person sees of all their groups at once, and the copies (projection) that it is read from. */
@Room(uses = {"http", "sql", "app", "people", "group", "schedule", "discussion"}, tables = {"my_group", "group_card",
        "group_due"})
package org.studycircle.home;

import org.studycircle.Room;
