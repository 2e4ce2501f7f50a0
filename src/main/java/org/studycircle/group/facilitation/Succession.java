package org.studycircle.group.facilitation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Groups;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Who comes next in groups that nobody facilitates. */
@ApplicationScoped
public class Succession {

    /** SQL for who left the group {@code g} last, where everybody has. */
    private static final String LAST_OUT = """
            select c.person_id, c.display_name, c.role, c.state, c.joined_at
            from membership c
            where g.member_count = 0 and c.group_id = g.group_id and c.state = 'LEFT' and c.joined_at is not null
              and c.erased_at is null
            order by c.since desc, c.person_id desc
            limit 1
            """;

    private static final Keyset LONGEST_FIRST = Keyset.ascending().with("g.vacant_since", OffsetDateTime::parse)
            .uuid("g.group_id");

    @Inject
    Pool pool;

    /** @return who is offered to facilitate, as the group knows them; null where nobody is left to offer it to */
    Uni<UUID> offered(UUID groupId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                "select cast(o.person_id as text) from reading_group g cross join lateral (" + Groups.OFFERED
                        + ") o where g.group_id = :group",
                String.class)
                .setParameter("group", groupId)
                .getSingleResultOrNull())
                .map(id -> id == null ? null : UUID.fromString(id));
    }

    /** Those whose members, if any are left, can't help themselves, the longest vacant first. */
    Uni<Page<Vacancy>> vacancies(Paging paging) {
        Slice slice = paging.slice("vacancies", LONGEST_FIRST);
        return pool.preparedQuery("""
                select g.group_id, g.name, g.join_policy, g.member_count, g.vacant_since, g.archived_at,
                       c.person_id, c.display_name, c.role, c.state, c.joined_at
                from reading_group g
                left join lateral (
                """ + "(" + Groups.OFFERED + ") union all (" + LAST_OUT + ") limit 1" + """
                ) c on true
                where g.vacant_since is not null and g.deletes_at is null and g.deleted_at is null
                  and (g.member_count > 0 or g.join_policy <> 'OPEN' or g.archived_at is not null)
                """ + slice.clause(1))
                .execute(slice.parameters())
                .map(rows -> slice.page(rows.stream().toList(), Succession::key).map(Vacancy::of));
    }

    private static List<?> key(Row row) {
        return List.of(row.getOffsetDateTime("vacant_since"), row.getUUID("group_id"));
    }
}
