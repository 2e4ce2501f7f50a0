package org.studycircle.discussion.post;

import java.io.Serializable;
import java.util.UUID;

/** The key of a post: its number within its thread, within its group. */
public record PostKey(UUID groupId, UUID threadId, int number) implements Serializable {}
