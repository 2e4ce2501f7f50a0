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
 * @param needsFacilitator true when members are without a facilitator, else absent
 * @param pseudonymous true where members are known by names that the group gave them, else absent
 * @param archivedAt since when it is only read
 * @param deletesAt when it is deleted unless somebody restores it before
 * @param facilitationOffered true when the caller is the one whom facilitating it is offered to, else absent
 */
public record GroupView(UUID groupId, String name, String description, String zone, String language,
        List<String> readingLanguages,
        JoinPolicy joinPolicy, boolean listed, LateJoiners lateJoiners, VisibilityPolicy defaultVisibility,
        boolean afterReadingNeedsReach, int memberCount,
        Boolean needsFacilitator, Boolean pseudonymous, Instant archivedAt, Instant deletesAt, Instant createdAt,
        Boolean facilitationOffered, MembershipView membership) {

    static GroupView of(GroupRow row) {
        return new GroupView(row.groupId(), row.name(), row.description(), row.zone(), row.language(),
                row.readingLanguages().isEmpty() ? null : row.readingLanguages(), row.joinPolicy(), row.listed(),
                new LateJoiners(row.lateJoinerPolicy(), row.graceDays()), row.defaultVisibility(), row.afterReadingNeedsReach(),
                row.memberCount(),
                whenTrue(Headcount.needsFacilitator(row.memberCount(), row.facilitatorCount())), whenTrue(row.pseudonymous()),
                row.archivedAt(), row.deletesAt(), row.createdAt(), whenTrue(Boolean.TRUE.equals(row.offered())),
                row.membership() == null ? null : MembershipView.of(row.membership()).forMembers());
    }

    private static Boolean whenTrue(boolean holds) {
        return holds ? Boolean.TRUE : null;
    }

    EntityTag tag(int version) {
        return EntityTag.of(version, memberCount, needsFacilitator, facilitationOffered, readingLanguages, membership);
    }
}
