package org.studycircle.group.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Groups;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Namesakes;
import org.studycircle.group.member.Namesakes.Naming;
import org.studycircle.people.People;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Tells groups who goes by another name in them: one group at a time, so that nobody waits for a person of many groups. */
@ApplicationScoped
class Renaming {

    private static final int MOST_AT_ONCE = 100;

    private static final Sql<UUID> UNTOLD = Sql.column(UUID.class, """
            select m.group_id
            from membership m
            join reading_group g on g.group_id = m.group_id and g.deleted_at is null
            where m.renamed
            order by m.group_id
            limit 1
            """);
    private static final Sql<Renamed> TAKE = Sql.rows(Renamed.class, """
            update membership m
            set renamed = false
            from (select person_id from membership where group_id = :group and renamed order by person_id limit :most) r
            where m.group_id = :group and m.person_id = r.person_id
            returning m.person_id, m.display_name, m.mark is not null as marked, m.first_joined_at is not null as known
            """);
    private static final Sql<Void> MARK = Sql.command(
            "update membership set mark = :mark where group_id = :group and person_id = :person");

    @Inject
    Database database;

    @Inject
    People people;

    @Inject
    Members members;

    @Inject
    Groups groups;

    @Inject
    Namesakes namesakes;

    @Inject
    GroupLog log;

    /**
     * Somebody of another name.
     *
     * @param marked whether a mark stands already, since the name is to the eye the one from before
     * @param known whether the person has ever been in the group, so that members see the name
     */
    private record Renamed(UUID personId, String displayName, boolean marked, boolean known) {

        GroupEvent told(UUID groupId) {
            GroupEvent event = GroupEvent.of(MemberEventType.MEMBER_UPDATED, groupId, personId).person(personId);
            return known ? event : event.forFacilitators();
        }
    }

    /** Somebody whose name is another only in some of their groups, null where there is nobody. */
    Uni<UUID> unfinished() {
        return people.renamed();
    }

    @WithTransaction
    Uni<Void> goOn(UUID realPersonId) {
        return people.lock(realPersonId).chain(members::rename);
    }

    /** A group that was not told everything, null where there is none. */
    Uni<UUID> untold() {
        return database.call(UNTOLD).first();
    }

    /** In an archived group too, whose members see the names as well. */
    @WithTransaction
    Uni<Void> tell(UUID groupId) {
        return groups.lock(groupId)
                .chain(() -> database.call(TAKE).set("group", groupId).set("most", MOST_AT_ONCE).list())
                .chain(renamed -> Multi.createFrom().iterable(renamed)
                        .onItem().transformToUniAndConcatenate(one -> named(groupId, one))
                        .collect().in(ArrayList<GroupEvent>::new, List::addAll))
                .chain(events -> log.appendEvenArchived(groupId, events));
    }

    private Uni<List<GroupEvent>> named(UUID groupId, Renamed one) {
        return (one.marked ? Uni.createFrom().item(Naming.ALONE) : namesakes.meet(groupId, one.personId, one.displayName))
                .call(naming -> naming.mark() == null ? Uni.createFrom().voidItem() : mark(groupId, one, naming.mark()))
                .map(naming -> {
                    List<GroupEvent> events = new ArrayList<>(naming.events());
                    events.add(one.told(groupId));
                    return events;
                });
    }

    private Uni<Void> mark(UUID groupId, Renamed one, int mark) {
        return database.call(MARK).set("group", groupId).set("person", one.personId).set("mark", mark).run();
    }
}
