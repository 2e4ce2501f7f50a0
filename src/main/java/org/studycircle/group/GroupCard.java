package org.studycircle.group;

import java.util.UUID;

import org.studycircle.group.member.MembershipRow;
import org.studycircle.http.EntityTag;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.RowReader;

/** A group as the caller may see it, and the version of its settings. */
public record GroupCard(GroupView view, int version) {

    /**
     * SQL for who is offered to facilitate the group {@code g}: of its active members, who has been one for longest and has not
     * declined since nobody facilitates. A vacancy that comes later is offered to everybody again.
     */
    public static final String OFFERED = """
            select c.*
            from membership c
            where c.group_id = g.group_id and c.state = 'ACTIVE' and (c.declined_at is null or c.declined_at < g.vacant_since)
            order by c.since, c.person_id
            limit 1
            """;

    /** What it is read from, of the group {@code g} and the caller's membership {@code m}. */
    public static final String COLUMNS = """
            g.group_id, g.name, g.description, g.zone, g.language, g.reading_languages, g.join_policy, g.listed,
            g.late_joiner_policy, g.grace_days, g.default_visibility, g.after_reading_needs_reach, g.member_count, g.facilitator_count, g.pseudonymous,
            g.archived_at, g.deletes_at, g.created_at, g.version,
            case when g.vacant_since is not null and m.state = 'ACTIVE' then m.person_id = (
              select o.person_id from (
            """ + OFFERED + ") o) end as offered, " + Columns.of(MembershipRow.class, "m", "membership") + "\n";

    /** The caller, {@code :caller}, may have a membership. Of a group that is deleted there is nothing. */
    public static final String OF_CALLER = """
            from reading_group g
            left join membership m
              on m.group_id = g.group_id and m.real_person_id = :caller and m.state in ('ACTIVE', 'REQUESTED')
            """;

    static final Keyset<GroupCard> BY_NAME = Keyset.<GroupCard>ascending().text("g.name", card -> card.view.name())
            .uuid("g.group_id", card -> card.view.groupId());

    public static RowReader<GroupCard> reader() {
        return RowReader.of(GroupRow.class).map(row -> new GroupCard(GroupView.of(row), row.version()));
    }

    public UUID groupId() {
        return view.groupId();
    }

    public EntityTag tag() {
        return view.tag(version);
    }
}
