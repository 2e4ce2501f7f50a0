package org.studycircle.group.facilitation;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.JoinPolicy;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.MembershipView;
import org.studycircle.sql.Moment;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A group that nobody facilitates, as site administrators see it.
 *
 * @param vacantSince since when nobody facilitates it
 * @param candidate who is offered to, or, where everybody has left, who was the last to leave; absent where there is nobody
 */
record Vacancy(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, Instant vacantSince, Instant archivedAt,
        MembershipView candidate) {

    static Vacancy of(Row row) {
        return new Vacancy(row.getUUID("group_id"), row.getString("name"), JoinPolicy.valueOf(row.getString("join_policy")),
                row.getInteger("member_count"), Moment.of(row, "vacant_since"), Moment.of(row, "archived_at"),
                row.getUUID("person_id") == null ? null : Members.card(row));
    }
}
