package org.studycircle.group.member;

import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.http.EntityTag;

/**
 * A membership. All of it is for facilitators; members see less, and the person sees nothing of why they are banned.
 *
 * @param joinedAt when the person became active last; absent before that
 * @param hideProgress whether other members don't see the person's progress in this group; to the person alone
 * @param request while the person waits for a decision
 * @param answer what was decided on the request that led to the present state
 * @param banReason why the person is banned, for facilitators
 */
public record MembershipView(UUID groupId, UUID personId, String displayName, Role role, MembershipState state,
        Instant joinedAt,
        Boolean hideProgress, Request request, Answer answer, String banReason) {

    /**
     * That somebody waits for a facilitator's decision.
     *
     * @param nobodyDecides true to the person while the group has no facilitator, else absent
     */
    public record Request(String message, Instant requestedAt, Boolean nobodyDecides) {

        private Request to(boolean isDecided) {
            return new Request(message, requestedAt, isDecided ? null : Boolean.TRUE);
        }
    }

    /** That a facilitator has decided on a request, perhaps with a word back. */
    public record Answer(String word, Instant at) {}

    public static MembershipView of(MembershipRow row) {
        return new MembershipView(row.groupId(), row.personId(), row.displayName(), row.role(), row.state(), Told.at(row.joinedAt(), row.personId()), null,
                row.state() == REQUESTED ? new Request(row.requestMessage(), Told.at(row.since(), row.personId()), null) : null,
                row.answeredAt() == null ? null : new Answer(row.answerWord(), Told.at(row.answeredAt(), row.personId())), row.banReason());
    }

    public MembershipView forMembers() {
        return new MembershipView(groupId, personId, displayName, role, state, joinedAt, null, null, null, null);
    }

    /** @param isDecided whether the group has somebody who decides on requests */
    public MembershipView forThePerson(OwnChoices choices, boolean isDecided) {
        return new MembershipView(groupId, personId, displayName, role, state, joinedAt,
                choices.hideProgress(), request == null ? null : request.to(isDecided), answer, null);
    }

    /** What somebody in this role sees of it. */
    public MembershipView seenBy(Role viewer) {
        return viewer.may(Permission.MANAGE_MEMBERS) ? this : forMembers();
    }

    public EntityTag tag(int version) {
        return EntityTag.of(version, this);
    }
}
