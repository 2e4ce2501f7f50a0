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
 * @param waiting how many people have asked to join, on whom nobody can decide
 * @param candidate who it is offered to, or, where everybody has left, who waits to come back, left last or has waited for longest; absent
 *     where there is nobody
 */
record Vacancy(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, int waiting, Instant vacantSince, Instant archivedAt,
        MembershipView candidate) {

    record VacancyRow(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, int requestCount,
            Instant vacantSince, Instant archivedAt, MembershipRow candidate) {}

    static Vacancy of(VacancyRow row) {
        return new Vacancy(row.groupId, row.name, row.joinPolicy, row.memberCount, row.requestCount, row.vacantSince, row.archivedAt,
                row.candidate == null ? null : MembershipView.of(row.candidate).forMembers());
    }
}
