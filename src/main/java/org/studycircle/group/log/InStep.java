package org.studycircle.group.log;

import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Who keeps a copy of something of a group that is never to be behind; it is made in the transaction of the event itself. */
public interface InStep {

    /** @param events what has just been appended to the group's log, by who holds the lock on the group's row */
    Uni<Void> follow(UUID groupId, Set<EventType> events);
}
