package org.studycircle.group;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.sql.AfterCommit;

import io.smallrye.mutiny.Uni;

/** Letting in who waits before a group that takes everybody now. Within a transaction that holds the lock on the group's row. */
@ApplicationScoped
public class Opening {

    /** Each is written by a statement of its own, and the group is held meanwhile. */
    private static final int MOST_AT_ONCE = 100;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    @Inject
    Event<GroupOpened> opened;

    /**
     * Lets some in, who asked first, and tells the group. Others may be left.
     *
     * @param actorId who opened the group, null where it is open already
     */
    public Uni<Void> letIn(Group group, UUID actorId) {
        return group.hasAnybodyToLetIn()
                ? members.waiting(group.id(), MOST_AT_ONCE)
                        .invoke(waiting -> waiting.forEach(group::letIn))
                        .chain(waiting -> log.append(group.id(), told(waiting, actorId)))
                        .invoke(() -> goOn(group))
                : Uni.createFrom().voidItem();
    }

    private void goOn(Group group) {
        if (group.hasAnybodyToLetIn()) {
            AfterCommit.run(() -> opened.fire(new GroupOpened()));
        }
    }

    private static List<GroupEvent> told(List<Membership> waiting, UUID actorId) {
        return waiting.stream().map(one -> GroupEvent.of(MemberEventType.MEMBER_JOINED, one.groupId(), actorId)
                .person(one.personId())).toList();
    }
}
