package org.studycircle.library;

import java.io.Serializable;
import java.util.UUID;

/** The key of an essay, which starts with its group. */
public record EssayId(UUID groupId, UUID id) implements Serializable {}
