package org.studycircle.group;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.GroupEvent.Type;
import org.studycircle.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Taking somebody out of a group for good, as the erasure of a person does. Nothing is in its way: neither that they are the
 * last facilitator, which leaves the group to {@link Succession}, nor that the group is archived. The row stays, for what they
 * wrote, and is never offered or given anything again.
 */
@ApplicationScoped
public class Release {

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    /**
     * Within a transaction; may be repeated. It takes the lock on the group's row.
     *
     * @param personId who the person is in the group
     */
    public Uni<Void> of(UUID groupId, UUID personId) {
        return groups.lock(groupId)
                .chain(group -> members.find(groupId, personId)
                        .chain(member -> member == null || member.isReleased()
                                ? Uni.createFrom().voidItem()
                                : release(group, member)))
                .onFailure(NotFound.class).recoverWithNull();
    }

    private Uni<Void> release(Group group, Membership member) {
        boolean wasOpen = member.isOpen();
        Type type = member.isActive() ? Type.MEMBER_LEFT : Type.MEMBER_WITHDREW;
        group.release(member);
        GroupEvent event = GroupEvent.of(type, group.id(), member.personId()).person(member.personId());
        return Panache.flush()
                .chain(() -> wasOpen ? log.appendEvenArchived(event) : Uni.createFrom().nullItem())
                .replaceWithVoid();
    }
}
