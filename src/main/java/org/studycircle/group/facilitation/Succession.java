package org.studycircle.group.facilitation;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.GroupCard;
import org.studycircle.group.OneGroup;
import org.studycircle.group.facilitation.Vacancy.VacancyRow;
import org.studycircle.group.member.MembershipRow;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Conflict;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Who comes next in groups that nobody facilitates. */
@ApplicationScoped
public class Succession {

    /**
     * SQL for who might lead the group {@code g} again, where everybody has left it: who founded it and waits to come back, or who else
     * was in and waits; else who left last; else who has waited for longest.
     */
    private static final String NEXT_OUTSIDE = """
            (select c.* from membership c
             where c.group_id = g.group_id and c.person_id = g.founded_by and c.state = 'REQUESTED' and g.member_count = 0)
            union all
            (select c.* from membership c
             where c.group_id = g.group_id and c.state = 'REQUESTED' and c.joined_at is not null and g.member_count = 0
             order by c.since, c.person_id limit 1)
            union all
            (select c.* from membership c
             where c.group_id = g.group_id and c.state = 'LEFT' and c.joined_at is not null and c.erased_at is null
               and g.member_count = 0
             order by c.since desc, c.person_id desc limit 1)
            union all
            (select c.* from membership c
             where c.group_id = g.group_id and c.state = 'REQUESTED' and g.member_count = 0
             order by c.since, c.person_id limit 1)
            """;

    /** A condition: whether nobody facilitates the group {@code g}, and members are left, or nobody can come in who would. */
    private static final String LACKS_FACILITATOR = """
            (g.vacant_since is not null and g.deletes_at is null and g.deleted_at is null
              and (g.member_count > 0 or g.join_policy <> 'OPEN' or g.archived_at is not null))
            """;

    private static final Sql<UUID> OFFERED = Sql.column(UUID.class,
            "select o.person_id from reading_group g cross join lateral ("
                    + OneGroup.of(GroupCard.OFFERED) + ") o where g.group_id = :group");
    private static final Sql<UUID> LACKING = Sql.column(UUID.class,
            "select g.group_id from reading_group g where g.group_id = :group and " + LACKS_FACILITATOR);

    private static final Keyset<VacancyRow> LONGEST_FIRST = Keyset.<VacancyRow>ascending()
            .with("g.vacant_since", VacancyRow::vacantSince, Instant::parse)
            .uuid("g.group_id", VacancyRow::groupId);
    private static final ListSql<VacancyRow> VACANCIES = ListSql.rows(VacancyRow.class, LONGEST_FIRST, """
            select g.group_id, g.name, g.join_policy, g.member_count, g.request_count, g.vacant_since, g.archived_at,
            """ + Columns.of(MembershipRow.class, "c", "candidate") + """

            from reading_group g
            left join lateral (
            """ + "(" + GroupCard.OFFERED + ") union all " + NEXT_OUTSIDE + " limit 1" + """
            ) c on true
            where
            """ + LACKS_FACILITATOR + "{page}");

    @Inject
    Database database;

    /** @return who is offered to facilitate, as the group knows them; null where nobody is left to offer it to */
    Uni<UUID> offered(UUID groupId) {
        return database.call(OFFERED).set("group", groupId).first();
    }

    /** @throws Conflict where the group has a facilitator, or can come to have one by itself */
    Uni<Void> requireLacking(UUID groupId) {
        return database.call(LACKING).set("group", groupId).first()
                .onItem().ifNull().failWith(() -> new Conflict("The group needs no facilitator."))
                .replaceWithVoid();
    }

    /** Those whose members, if any are left, can't help themselves, the longest vacant first. */
    Uni<Page<Vacancy>> vacancies(Paging paging) {
        Slice slice = paging.slice("vacancies");
        return database.call(VACANCIES, slice).list()
                .map(rows -> LONGEST_FIRST.page(slice, rows).map(Vacancy::of));
    }
}
