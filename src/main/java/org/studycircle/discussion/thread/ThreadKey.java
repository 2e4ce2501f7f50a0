package org.studycircle.discussion.thread;

import java.io.Serializable;
import java.util.UUID;

/** The key of a thread within its group. */
public record ThreadKey(UUID groupId, UUID threadId) implements Serializable {}
