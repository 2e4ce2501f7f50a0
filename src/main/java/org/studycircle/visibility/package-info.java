/** Owns what members may see of the discussion: the one predicate, why something is concealed, and who chose to see it early. */
@Room(uses = {"http", "sql", "people", "group", "library", "schedule", "progress"}, tables = {"own_reveal",
        "assignment_speaker"})
package org.studycircle.visibility;

import org.studycircle.Room;
