package org.studycircle.post;

import java.util.UUID;

/** A person, as others see them. */
public record Author(UUID personId, String displayName) {}
