package org.studycircle.group;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.group.member.Members;
import org.studycircle.group.member.MembershipView;
import org.studycircle.http.EntityTag;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** All reading groups. */
@ApplicationScoped
public class Groups {

    /**
     * SQL for who is offered to facilitate the group {@code g}: of its active members, who has been one for longest and has not
     * declined since nobody facilitates. A vacancy that comes later is offered to everybody again.
     */
    public static final String OFFERED = """
            select c.person_id, c.display_name, c.role, c.state, c.joined_at
            from membership c
            where c.group_id = g.group_id and c.state = 'ACTIVE' and (c.declined_at is null or c.declined_at < g.vacant_since)
            order by c.since, c.person_id
            limit 1
            """;

    private static final Keyset BY_NAME = Keyset.ascending().text("g.name").uuid("g.group_id");

    private static final String CARD = "select " + Card.COLUMNS + Card.OF_CALLER;

    @Inject
    Pool pool;

    /** A group and the version of its settings. */
    public record Card(GroupView view, int version) {

        public static final String COLUMNS = """
                g.group_id, g.name, g.description, g.zone, g.language, g.reading_languages, g.join_policy, g.listed,
                g.late_joiner_policy, g.grace_days, g.default_visibility, g.member_count, g.facilitator_count, g.pseudonymous,
                g.archived_at, g.deletes_at, g.created_at, g.version, m.person_id, m.display_name, m.role, m.state, m.joined_at,
                case when g.facilitator_count = 0 and m.state = 'ACTIVE' then m.person_id = (
                  select o.person_id from (
                """ + OFFERED + """
                  ) o) end as offered
                """;

        /** The first parameter is the caller, who may have a membership. */
        public static final String OF_CALLER = """
                from reading_group g
                left join membership m
                  on m.group_id = g.group_id and m.real_person_id = $1 and m.state in ('ACTIVE', 'REQUESTED')
                """;

        public EntityTag tag() {
            return view.tag(version);
        }

        public static Card of(Row row) {
            MembershipView own = row.getUUID("person_id") == null ? null : Members.card(row);
            int members = row.getInteger("member_count");
            return new Card(new GroupView(row.getUUID("group_id"), row.getString("name"), row.getString("description"),
                    row.getString("zone"), row.getString("language"),
                    GroupView.readingLanguages(row.getArrayOfStrings("reading_languages")),
                    JoinPolicy.valueOf(row.getString("join_policy")), row.getBoolean("listed"), lateJoiners(row),
                    VisibilityPolicy.valueOf(row.getString("default_visibility")), members,
                    members > 0 && row.getInteger("facilitator_count") == 0 ? Boolean.TRUE : null,
                    row.getBoolean("pseudonymous") ? Boolean.TRUE : null, Moment.of(row, "archived_at"),
                    Moment.of(row, "deletes_at"), Moment.of(row, "created_at"),
                    Boolean.TRUE.equals(row.getBoolean("offered")) ? Boolean.TRUE : null, own), row.getInteger("version"));
        }

        private static LateJoiners lateJoiners(Row row) {
            return new LateJoiners(LateJoiners.Policy.valueOf(row.getString("late_joiner_policy")),
                    row.getInteger("grace_days"));
        }
    }

    /** What the caller may see of a group: a stranger sees the card of a listed one, and nothing of an unlisted one. */
    public Uni<Card> card(UUID groupId, UUID callerId) {
        return pool.preparedQuery(CARD + "where g.group_id = $2 and (g.listed or m.state is not null)")
                .execute(Tuple.of(callerId, groupId))
                .map(rows -> rows.size() == 0 ? null : Card.of(rows.iterator().next()))
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** Listed groups by name. */
    public Uni<Page<GroupView>> listed(UUID callerId, Paging paging) {
        Slice slice = paging.slice("groups", BY_NAME);
        return pool.preparedQuery(CARD + "where g.listed " + slice.clause(2))
                .mapping(Card::of)
                .execute(slice.parameters(callerId))
                .map(rows -> slice.page(rows.stream().map(Card::view).toList(), view -> List.of(view.name(), view.groupId())));
    }

    /** @return null where there is none, or nothing is left of it but rows that are being removed */
    Uni<Group> find(UUID groupId) {
        return Panache.getSession().chain(session -> session.find(Group.class, groupId))
                .map(group -> group == null || group.isDeleted() ? null : group);
    }

    /**
     * @return what has this id, null where nothing has
     * @throws IdTaken where something had it
     */
    Uni<Group> standing(UUID groupId) {
        return find(groupId).call(group -> group == null ? requireUnused(groupId) : Uni.createFrom().voidItem());
    }

    private static Uni<Void> requireUnused(UUID groupId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                "select 1 from deleted_group where group_id = :group", Integer.class)
                .setParameter("group", groupId)
                .getSingleResultOrNull())
                .invoke(deleted -> {
                    if (deleted != null) {
                        throw new IdTaken();
                    }
                })
                .replaceWithVoid();
    }

    /** For a change of settings or memberships: nobody else changes them until this transaction ends. */
    public Uni<Group> lock(UUID groupId) {
        return lockEvenDeleted(groupId)
                .map(group -> group.isDeleted() ? null : group)
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** The same, as long as there are rows of it. */
    Uni<Group> lockEvenDeleted(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.find(Group.class, groupId, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** Within a transaction. @param languages of the texts that the group reads, as whoever keeps those knows them */
    public Uni<Void> readsIn(UUID groupId, List<String> languages) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                "update reading_group set reading_languages = :languages where group_id = :group")
                .setParameter("languages", languages.toArray(String[]::new))
                .setParameter("group", groupId)
                .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> add(Group group) {
        return Panache.getSession().chain(session -> session.persist(group));
    }
}
