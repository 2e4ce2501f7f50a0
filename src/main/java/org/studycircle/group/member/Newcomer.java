package org.studycircle.group.member;

import java.util.UUID;

/**
 * Somebody at the door, as they call themselves at this moment.
 *
 * @param knownAs who they are to the group already, by a membership that may have ended; null for who never had one
 */
public record Newcomer(UUID personId, String displayName, UUID knownAs) {}
