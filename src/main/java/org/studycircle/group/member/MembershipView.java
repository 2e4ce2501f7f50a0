package org.studycircle.group.member;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.http.EntityTag;

/**
 * A membership. All of it is for facilitators; members see less, and the person sees nothing of why they are banned.
 *
 * @param joinedAt when the person became active last; absent before that
 * @param request while the person waits for a decision
 * @param answer what was decided on the request that led to the present state
 * @param banReason why the person is banned, for facilitators
 */
public record MembershipView(UUID groupId, UUID personId, String displayName, Role role, MembershipState state,
        Instant joinedAt,
        JoinRequest request, JoinAnswer answer, String banReason) {

    public MembershipView forMembers() {
        return new MembershipView(groupId, personId, displayName, role, state, joinedAt, null, null, null);
    }

    public MembershipView forThePerson() {
        return new MembershipView(groupId, personId, displayName, role, state, joinedAt, request, answer, null);
    }

    /** What somebody in this role sees of it. */
    public MembershipView seenBy(Role viewer) {
        return viewer.may(Permission.MANAGE_MEMBERS) ? this : forMembers();
    }

    public EntityTag tag(int version) {
        return EntityTag.of(version, this);
    }
}
