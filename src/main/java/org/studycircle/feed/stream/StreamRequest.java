package org.studycircle.feed.stream;

import java.time.Instant;
import java.util.UUID;

/**
 * A stream that somebody asks for.
 *
 * @param after number of the last event that the client has, null for one that wants to hear what happens from now on
 * @param expiresAt when the client's token does
 */
public record StreamRequest(UUID groupId, UUID personId, Long after, Instant expiresAt) {}
