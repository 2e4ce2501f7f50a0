package org.studycircle.group.facilitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.JoinPolicy;
import org.studycircle.group.member.MembershipRow;
import org.studycircle.group.member.MembershipView;

/**
 * A group that nobody facilitates, as site administrators see it.
 *
 * @param vacantSince since when nobody facilitates it
 * @param candidate who is offered to, or, where everybody has left, who was the last to leave; absent where there is nobody
 */
record Vacancy(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, Instant vacantSince, Instant archivedAt,
        MembershipView candidate) {

    record VacancyRow(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, Instant vacantSince,
            Instant archivedAt, MembershipRow candidate) {}

    static Vacancy of(VacancyRow row) {
        return new Vacancy(row.groupId, row.name, row.joinPolicy, row.memberCount, row.vacantSince, row.archivedAt,
                row.candidate == null ? null : MembershipView.of(row.candidate).forMembers());
    }
}
