package org.studycircle.group.member;

import java.util.UUID;

/** A member as others in the group know them. */
public record Author(UUID personId, String displayName) {}
