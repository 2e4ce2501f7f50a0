package org.studycircle.feed;

import java.util.UUID;

/**
 * Somebody who follows a group.
 *
 * @param after number of the last event that was looked at for them, 0 for none
 */
public record Follower(UUID personId, long after) {}
