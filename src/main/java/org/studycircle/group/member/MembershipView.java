package org.studycircle.group.member;

import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.http.EntityTag;

/**
 * A membership. All of it is for facilitators; members see less, and the person sees nothing of why they are banned.
 *
 * @param mark tells the person from others of the name; absent where there are none
 * @param joinedAt when the person became active last; absent before that
 * @param request while the person waits for a decision
 * @param answer what was decided on the request that led to the present state
 * @param banReason why the person is banned, for facilitators
 */
public record MembershipView(UUID groupId, UUID personId, String displayName, Integer mark, Role role, MembershipState state,
        Instant joinedAt,
        Request request, Answer answer, String banReason) {

    /** That somebody waits for a facilitator's decision. */
    public record Request(String message, Instant requestedAt) {}

    /** That a facilitator has decided on a request, perhaps with a word back. */
    public record Answer(String word, Instant at) {}

    public static MembershipView of(MembershipRow row) {
        return new MembershipView(row.groupId(), row.personId(), row.displayName(), row.mark(), row.role(), row.state(),
                row.joinedAt(),
                row.state() == REQUESTED ? new Request(row.requestMessage(), row.since()) : null,
                row.answeredAt() == null ? null : new Answer(row.answerWord(), row.answeredAt()), row.banReason());
    }

    public MembershipView forMembers() {
        return new MembershipView(groupId, personId, displayName, mark, role, state, joinedAt, null, null, null);
    }

    public MembershipView forThePerson() {
        return new MembershipView(groupId, personId, displayName, mark, role, state, joinedAt, request, answer, null);
    }

    /** What somebody in this role sees of it. */
    public MembershipView seenBy(Role viewer) {
        return viewer.may(Permission.MANAGE_MEMBERS) ? this : forMembers();
    }

    public EntityTag tag(int version) {
        return EntityTag.of(version, this);
    }
}
