package org.studycircle.discussion;

import java.util.UUID;

/**
 * How often a member's count of read posts has changed.
 *
 * @param personId the member, as the group knows them
 */
public record ReadCount(UUID personId, long version) {}
