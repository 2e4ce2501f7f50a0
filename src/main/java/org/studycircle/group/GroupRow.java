package org.studycircle.group;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.member.MembershipRow;

/**
 * All of a group that anybody is shown, as it is stored.
 *
 * @param offered whether facilitating it is offered to who is looking; null where it is to nobody
 * @param membership of who is looking, where there is one that counts
 */
record GroupRow(UUID groupId, String name, String description, String zone, String language, List<String> readingLanguages,
        JoinPolicy joinPolicy, boolean listed, LateJoiners.Policy lateJoinerPolicy, Integer graceDays,
        VisibilityPolicy defaultVisibility, boolean afterReadingNeedsReach, int memberCount, int facilitatorCount,
        boolean pseudonymous, Instant archivedAt,
        Instant deletesAt, Instant createdAt, int version, Boolean offered, MembershipRow membership) {}
