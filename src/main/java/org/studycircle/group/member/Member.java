package org.studycircle.group.member;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.log.GroupArchived;
import org.studycircle.http.problem.Forbidden;

/**
 * An active member acting in a group: what every write loads first.
 *
 * @param personId who the member is in this group, which what is written carries; not who is calling
 * @param zone IANA name of the group's time zone
 * @param archivedAt since when the group is only read, null while it is written in
 */
public record Member(UUID groupId, UUID personId, String displayName, Integer mark, Role role, String zone,
        Instant archivedAt) {

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /** @throws Forbidden where the role does not allow it */
    public void require(Permission permission) {
        role.require(permission);
    }

    /**
     * For what is written without an event; an event is refused where it is appended.
     *
     * @throws GroupArchived where the group is only read any more
     */
    public void requireWriting() {
        if (archivedAt != null) {
            throw new GroupArchived();
        }
    }

    public Author author() {
        return new Author(personId, displayName, mark);
    }
}
