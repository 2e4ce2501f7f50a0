package org.studycircle.group.member;

import java.time.Instant;
import java.util.UUID;

/** All of a membership that anybody is shown, as it is stored; the column names are those of the table. */
public record MembershipRow(UUID groupId, UUID personId, String displayName, Integer mark, Role role, MembershipState state,
        Instant joinedAt,
        Instant since, String requestMessage, String answerWord, Instant answeredAt, String banReason) {}
