package org.studycircle.home;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.JoinPolicy;
import org.studycircle.group.member.Role;

/**
 * One of the caller's groups, as of a moment ago.
 *
 * @param pseudonymous true where members are known by names that the group gave them, else absent
 * @param archived true where it is only read any more, else absent
 * @param unread posts in all its threads that the caller sees and has not read, absent for who is not in yet
 * @param nextDue the assignment that is due next for the caller, absent where none is any more
 * @param joinedAt when the caller became a member last, absent before that
 */
record MyGroup(UUID groupId, String name, JoinPolicy joinPolicy, int memberCount, Boolean pseudonymous, Boolean archived,
        Role role,
        MyGroupState state,
        Integer unread, NextDue nextDue, Instant joinedAt) {

    /** @param dueAt the first instant that is late */
    record NextDue(UUID assignmentId, String title, Instant dueAt) {}
}
