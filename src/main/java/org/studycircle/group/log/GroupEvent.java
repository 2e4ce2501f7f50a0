package org.studycircle.group.log;

import java.util.UUID;

/**
 * Something that happened in a group, before it has its number. It names things by id and carries no text, so that whatever
 * conceals a thing conceals it here too.
 *
 * @param audience who gets to see it, besides its actor
 * @param actorId who did it, null where it was nobody of the group
 * @param personId whom it is about, where that is not the actor
 */
public record GroupEvent(UUID groupId, Type type, Audience audience, UUID actorId, UUID personId, UUID essayId, UUID sectionId,
        UUID assignmentId, UUID threadId, Integer postNumber, UUID invitationId) {

    public enum Type {

        GROUP_CREATED, GROUP_UPDATED, GROUP_ARCHIVED, GROUP_RESTORED, GROUP_DELETION_SCHEDULED, MEMBER_JOINED, MEMBER_REQUESTED, MEMBER_WITHDREW, MEMBER_LEFT, MEMBER_UPDATED, MEMBER_REMOVED, INVITATION_CREATED, INVITATION_REVOKED, ESSAY_ADDED, ASSIGNMENT_CREATED, ASSIGNMENT_UPDATED, ASSIGNMENT_REVEALED, ASSIGNMENT_CONCEALED, MEMBER_REVEALED, ASSIGNMENT_DELETED, THREAD_CREATED, THREAD_UPDATED, THREAD_DELETED, POST_CREATED, POST_UPDATED, POST_DELETED, PROGRESS_RECORDED;

        /** Of requests, invitations, what somebody reads and who chose to see before reading, members are not told. */
        private Audience audience() {
            return switch (this) {
                case MEMBER_REQUESTED, MEMBER_WITHDREW, INVITATION_CREATED, INVITATION_REVOKED, MEMBER_REVEALED,
                        PROGRESS_RECORDED ->
                    Audience.FACILITATORS;
                default -> Audience.GROUP;
            };
        }
    }

    /** Who gets to see an event, besides its actor. */
    public enum Audience {
        GROUP, FACILITATORS
    }

    public static GroupEvent of(Type type, UUID groupId, UUID actorId) {
        return new GroupEvent(groupId, type, type.audience(), actorId, null, null, null, null, null, null, null);
    }

    /** @return how many posts it brings; a reply is numbered by the statement that writes it */
    int posts() {
        return type == Type.THREAD_CREATED ? 1 : 0;
    }

    /** The same, of which members see nothing. */
    public GroupEvent forFacilitators() {
        return new GroupEvent(groupId, type, Audience.FACILITATORS, actorId, personId, essayId, sectionId, assignmentId,
                threadId,
                postNumber, invitationId);
    }

    public GroupEvent person(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, id, essayId, sectionId, assignmentId, threadId, postNumber,
                invitationId);
    }

    public GroupEvent essay(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, personId, id, sectionId, assignmentId, threadId, postNumber,
                invitationId);
    }

    public GroupEvent section(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, personId, essayId, id, assignmentId, threadId, postNumber,
                invitationId);
    }

    public GroupEvent assignment(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, personId, essayId, sectionId, id, threadId, postNumber,
                invitationId);
    }

    public GroupEvent thread(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, personId, essayId, sectionId, assignmentId, id, postNumber,
                invitationId);
    }

    public GroupEvent post(UUID thread, int number) {
        return new GroupEvent(groupId, type, audience, actorId, personId, essayId, sectionId, assignmentId, thread, number,
                invitationId);
    }

    public GroupEvent invitation(UUID id) {
        return new GroupEvent(groupId, type, audience, actorId, personId, essayId, sectionId, assignmentId, threadId,
                postNumber,
                id);
    }
}
