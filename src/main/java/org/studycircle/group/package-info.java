/** Owns reading groups: their settings, who is in them in which role, what happened in them, how one comes in and goes, how they end. */
@Room(uses = {"text", "http", "sql", "app", "people"}, open = {"member", "log"}, tables = {"reading_group", "membership",
        "group_event", "listed_group", "deleted_group", "invitation", "invitation_code", "invitation_mail"})
package org.studycircle.group;

import org.studycircle.Room;
