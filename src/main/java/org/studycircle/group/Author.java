package org.studycircle.group;

import java.util.UUID;

/** A member as others see them. */
public record Author(UUID personId, String displayName) {}
