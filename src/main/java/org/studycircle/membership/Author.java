package org.studycircle.membership;

import java.util.UUID;

/** A member as others in the group know them. */
public record Author(UUID personId, String displayName) {}
