package org.studycircle.group;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.member.MembershipView;
import org.studycircle.http.EntityTag;

/**
 * A group as the caller may see it: its card for everybody who may know that it exists, with the own membership for those
 * who have one.
 *
 * @param readingLanguages the language tags of the group's texts, absent while there are none
 * @param needsFacilitator true while nobody facilitates it, else absent
 * @param pseudonymous true where members are known by names that the group gave them, else absent
 * @param archivedAt since when it is only read
 * @param deletesAt when it is deleted unless somebody restores it before
 * @param sequence number of an event that a member may follow the group from; absent in lists, after changes and for others
 * @param facilitationOffered true when the caller is the one whom facilitating it is offered to, else absent
 */
public record GroupView(UUID groupId, String name, String description, String zone, String language,
        List<String> readingLanguages,
        JoinPolicy joinPolicy, boolean listed, LateJoiners lateJoiners, VisibilityPolicy defaultVisibility,
        boolean afterReadingNeedsReach, int memberCount,
        Boolean needsFacilitator, Boolean pseudonymous, Instant archivedAt, Instant deletesAt, Instant createdAt,
        Long sequence, Boolean facilitationOffered, MembershipView membership) {

    static GroupView of(GroupRow row) {
        return new GroupView(row.groupId(), row.name(), row.description(), row.zone(), row.language(),
                row.readingLanguages().isEmpty() ? null : row.readingLanguages(), row.joinPolicy(), row.listed(),
                new LateJoiners(row.lateJoinerPolicy(), row.graceDays()), row.defaultVisibility(), row.afterReadingNeedsReach(),
                row.memberCount(),
                whenTrue(row.facilitatorCount() == 0), whenTrue(row.pseudonymous()),
                row.archivedAt(), row.deletesAt(), row.createdAt(), null, whenTrue(Boolean.TRUE.equals(row.offered())),
                row.membership() == null ? null : MembershipView.of(row.membership()).forMembers());
    }

    GroupView asOf(long last) {
        return new GroupView(groupId, name, description, zone, language, readingLanguages, joinPolicy, listed, lateJoiners,
                defaultVisibility, afterReadingNeedsReach, memberCount, needsFacilitator, pseudonymous, archivedAt, deletesAt,
                createdAt, last,
                facilitationOffered, membership);
    }

    private static Boolean whenTrue(boolean holds) {
        return holds ? Boolean.TRUE : null;
    }

    /** Without the sequence: who has the answer of an earlier one follows the group from there just as well. */
    EntityTag tag(int version) {
        return EntityTag.of(version, memberCount, needsFacilitator, facilitationOffered, readingLanguages, membership);
    }
}
