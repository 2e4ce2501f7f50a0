package org.studycircle.group;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;

import io.smallrye.mutiny.Uni;

/** Groups in front of those who may change them as a whole. */
@ApplicationScoped
public class GroupDesks {

    @Inject
    Groups groups;

    @Inject
    Members members;

    /** Within a transaction: 404 for strangers, 403 for members who may not. */
    public Uni<GroupDesk> of(UUID groupId, UUID callerId) {
        return members.allowed(groupId, callerId, Permission.EDIT_GROUP)
                .chain(seat -> groups.lock(groupId)
                        .chain(group -> groups.card(groupId, callerId).map(card -> new GroupDesk(seat, group, card))));
    }
}
