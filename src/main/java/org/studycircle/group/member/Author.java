package org.studycircle.group.member;

import java.util.UUID;

/**
 * A member as others in the group know them.
 *
 * @param mark tells members of one name apart; null where nobody else has the name
 */
public record Author(UUID personId, String displayName, Integer mark) {}
