package org.studycircle.group;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** All reading groups. */
@ApplicationScoped
public class Groups {

    private static final String CARD = "select " + GroupCard.COLUMNS + GroupCard.OF_CALLER;
    private static final Sql<GroupCard> ONE = Sql.of(GroupCard.reader(), OneGroup.of(CARD)
            + "where g.group_id = :group and g.deleted_at is null and (g.listed or m.state is not null)");
    private static final ListSql<GroupCard> LISTED = ListSql.of(GroupCard.reader(), GroupCard.BY_NAME,
            CARD + "where g.listed {page}");
    private static final Sql<Integer> WAS_DELETED = Sql.column(Integer.class,
            "select 1 from deleted_group where group_id = :group");
    private static final Sql<Void> READS_IN = Sql.command("""
            update reading_group set reading_languages = :languages
            where group_id = :group and reading_languages is distinct from :languages
            """);

    /**
     * What {@link Group#admit} refuses as if there were no such group: asked first, so that whom it is hidden from holds no lock
     * on it. Nobody then learns from the time it takes that there is one.
     */
    private static final String LOCK_AT_THE_DOOR = """
            select g from ReadingGroup g
            where g.id = :group and g.deletedAt is null
              and (g.listed
                or exists (select 1 from Membership m where m.groupId = g.id and m.realPersonId = :caller
                             and m.state in (ACTIVE, REQUESTED))
                or g.joinPolicy <> INVITATION and not exists (
                     select 1 from Membership m where m.groupId = g.id and m.realPersonId = :caller and m.state = BANNED))
            """;
    private static final String LOCK_BY_WHO_IS_KNOWN = """
            select g from ReadingGroup g
            where g.id = :group and g.deletedAt is null
              and exists (select 1 from Membership m where m.groupId = g.id and m.realPersonId = :caller)
            """;

    @Inject
    Database database;

    /** What the caller may see of a group: a stranger sees the card of a listed one, and nothing of an unlisted one. */
    public Uni<GroupCard> card(UUID groupId, UUID callerId) {
        return database.call(ONE).set("group", groupId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** Listed groups by name. */
    public Uni<Page<GroupView>> listed(UUID callerId, Paging paging) {
        Slice slice = paging.slice("groups");
        return database.call(LISTED, slice).set("caller", callerId).list()
                .map(cards -> GroupCard.BY_NAME.page(slice, cards).map(GroupCard::view));
    }

    /** @return null where there is none, or nothing is left of it but rows that are being removed */
    public Uni<Group> find(UUID groupId) {
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

    private Uni<Void> requireUnused(UUID groupId) {
        return database.call(WAS_DELETED).set("group", groupId).first()
                .onItem().ifNotNull().failWith(IdTaken::new)
                .replaceWithVoid();
    }

    /** For a change of settings or memberships: nobody else changes them until this transaction ends. */
    public Uni<Group> lock(UUID groupId) {
        return lockEvenDeleted(groupId)
                .map(group -> group.isDeleted() ? null : group)
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** The same for somebody at the door; 404 without a lock for whom it is hidden from. */
    public Uni<Group> lockAtTheDoor(UUID groupId, UUID callerId) {
        return lock(LOCK_AT_THE_DOOR, groupId, callerId);
    }

    /** The same for somebody with a membership, whatever its state; 404 without a lock for everybody else. */
    public Uni<Group> lockByWhoIsKnown(UUID groupId, UUID callerId) {
        return lock(LOCK_BY_WHO_IS_KNOWN, groupId, callerId);
    }

    private static Uni<Group> lock(String query, UUID groupId, UUID callerId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(query, Group.class)
                        .setParameter("group", groupId)
                        .setParameter("caller", callerId)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** The same as {@link #lock}, as long as there are rows of it. */
    Uni<Group> lockEvenDeleted(UUID groupId) {
        return Panache.getSession()
                .chain(session -> session.find(Group.class, groupId, LockModeType.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** Within a transaction. @param languages of the texts that the group reads, as whoever keeps those knows them */
    public Uni<Void> readsIn(UUID groupId, List<String> languages) {
        return database.call(READS_IN).set("group", groupId).set("languages", languages.toArray(String[]::new)).run();
    }

    Uni<Void> add(Group group) {
        return Panache.getSession().chain(session -> session.persist(group));
    }
}
