package org.studycircle.group.member;

import java.io.Serializable;
import java.util.UUID;

/** The key of a membership: it starts with the group, as every key of the group family does. */
public record MembershipId(UUID groupId, UUID personId) implements Serializable {}
