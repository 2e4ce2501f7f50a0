package org.studycircle.feed;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.log.GroupEvent;

/** One change in a group; it names things by id and carries no text. */
public record EventView(long sequence, GroupEvent.Type type, Instant at, UUID actorId, UUID threadId, Integer postNumber,
        UUID assignmentId, UUID essayId, UUID sectionId, UUID personId, UUID invitationId) {}
