package org.studycircle.group.invitation;

import java.io.Serializable;
import java.util.UUID;

/** The key of an invitation within its group. */
public record InvitationId(UUID groupId, UUID invitationId) implements Serializable {}
