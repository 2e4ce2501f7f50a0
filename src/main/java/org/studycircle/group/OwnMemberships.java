package org.studycircle.group;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A person's memberships. They end last, since they hold the lock on the group's row. */
@ApplicationScoped
@Priority(OwnMemberships.LAST)
public class OwnMemberships implements PersonalData {

    static final int LAST = 1;
    private static final int MOST_LISTED = 100;

    @Inject
    Pool pool;

    @Inject
    Groups groups;

    @Inject
    Members members;

    /** A group. */
    public record Named(UUID groupId, String name) {}

    @Override
    public Uni<Holdings> held(UUID personId) {
        return pool.preparedQuery("select cast(count(*) as integer) from membership where real_person_id = $1")
                .execute(Tuple.of(personId))
                .map(rows -> new Holdings(rows.iterator().next().getInteger(0), 0, 0, 0));
    }

    /** Groups that have members and would have nobody to lead them without this person; the first hundred by name. */
    public Uni<List<Named>> ledAlone(UUID personId) {
        return pool.preparedQuery("""
                select g.group_id, g.name
                from membership m
                join reading_group g on g.group_id = m.group_id and g.facilitator_count = 1 and g.member_count > 1
                where m.real_person_id = $1 and m.state = 'ACTIVE' and m.role = 'FACILITATOR'
                order by g.name, g.group_id
                limit $2
                """)
                .mapping(row -> new Named(row.getUUID("group_id"), row.getString("name")))
                .execute(Tuple.of(personId, MOST_LISTED))
                .map(named -> named.stream().toList());
    }

    /** Who the person is in a group in which nothing of them has been erased yet; null where there is none. */
    public Uni<FormerMember> next(UUID personId, boolean isBlanked) {
        return pool.preparedQuery("""
                select group_id, person_id from membership where real_person_id = $1 and erased_at is null limit 1
                """)
                .mapping(row -> new FormerMember(row.getUUID("group_id"), row.getUUID("person_id"), isBlanked))
                .execute(Tuple.of(personId))
                .map(next -> next.stream().findFirst().orElse(null));
    }

    @Override
    public Uni<Farewell> erase(FormerMember former) {
        return groups.lockEvenDeleted(former.groupId())
                .chain(group -> members.find(former.groupId(), former.personId())
                        .map(membership -> membership.isErased()
                                ? Farewell.SILENT
                                : new Farewell(List.of(erase(group, membership)))))
                .call(Panache::flush);
    }

    /** Members see nobody who is not active, so they are not told of those either. */
    private static GroupEvent erase(Group group, Membership membership) {
        GroupEvent event = GroupEvent.of(membership.isActive() ? Type.MEMBER_LEFT : Type.MEMBER_UPDATED, group.id(),
                membership.personId()).person(membership.personId());
        GroupEvent told = membership.isActive() ? event : event.forFacilitators();
        group.release(membership);
        membership.erase();
        return told;
    }
}
