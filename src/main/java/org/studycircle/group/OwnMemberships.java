package org.studycircle.group;

import org.studycircle.group.member.Grants;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.Role;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A person's memberships. They end last, since they hold the lock on the group's row. */
@ApplicationScoped
@Priority(OwnMemberships.LAST)
public class OwnMemberships implements PersonalData {

    static final int LAST = 1;

    private static final int MOST_LISTED = 100;

    private static final Sql<Integer> HELD = Sql.column(Integer.class,
            "select cast(count(*) as integer) from membership where real_person_id = :person");
    private static final Sql<Named> LED_ALONE = Sql.rows(Named.class, """
            select g.group_id, g.name
            from membership m
            join reading_group g
              on g.group_id = m.group_id and g.facilitator_count = 1 and g.member_count > 1 and g.deleted_at is null
            where m.real_person_id = :person and m.state = 'ACTIVE' and m.role = any(:facilitating)
            order by g.name, g.group_id
            limit :most
            """);
    private static final Sql<Known> NEXT = Sql.rows(Known.class,
            "select group_id, person_id from membership where real_person_id = :person and erased_at is null limit 1");

    @Inject
    Database database;

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    Grants grants;

    /** A group. */
    public record Named(UUID groupId, String name) {}

    private record Known(UUID groupId, UUID personId) {}

    @Override
    public Uni<Holdings> held(UUID personId) {
        return database.call(HELD).set("person", personId).first().map(Holdings::ofGroups);
    }

    /** Groups that have members and would have nobody to lead them without this person; the first hundred by name. */
    public Uni<List<Named>> ledAlone(UUID personId) {
        return database.call(LED_ALONE).set("person", personId).set("facilitating", Role.facilitating())
                .set("most", MOST_LISTED)
                .list();
    }

    /** Who the person is in a group in which nothing of them has been erased yet; null where there is none. */
    public Uni<FormerMember> next(UUID personId, boolean isBlanked) {
        return database.call(NEXT).set("person", personId).first()
                .map(next -> next == null ? null : new FormerMember(next.groupId, next.personId, isBlanked));
    }

    @Override
    public Uni<Farewell> erase(FormerMember former) {
        return groups.lockEvenDeleted(former.groupId())
                .chain(group -> members.find(former.groupId(), former.personId())
                        .chain(membership -> membership.isErased()
                                ? Uni.createFrom().item(Farewell.SILENT)
                                : farewell(group, membership)))
                .call(Panache::flush);
    }

    private Uni<Farewell> farewell(Group group, Membership membership) {
        GroupEvent told = erase(group, membership);
        return grants.endWithRight(membership, membership.personId())
                .map(ended -> new Farewell(GroupEvent.first(told, ended)));
    }

    /** Members see nobody who is not active, so they are not told of those either. */
    private static GroupEvent erase(Group group, Membership membership) {
        GroupEvent event = GroupEvent.of(
                membership.isActive() ? MemberEventType.MEMBER_LEFT : MemberEventType.MEMBER_UPDATED, group.id(),
                membership.personId()).person(membership.personId());
        GroupEvent told = membership.isActive() ? event : event.forFacilitators();
        group.release(membership);
        membership.erase();
        return told;
    }
}
