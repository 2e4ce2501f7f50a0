/** Owns how a group begins anew: the same texts and the same schedule, for other people and from another day. */
@Room(uses = {"text", "http", "people", "group", "library", "schedule"})
package org.studycircle.transfer;

import org.studycircle.Room;
