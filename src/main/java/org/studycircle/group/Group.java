package org.studycircle.group;

import static org.studycircle.group.MembershipState.ACTIVE;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.OptimisticLock;
import org.studycircle.problem.NotFound;
import org.studycircle.web.EntityTag;
import org.studycircle.web.Fingerprint;
import org.studycircle.web.Moment;

/** A reading group. Its row is the lock under which memberships change, and carries the number of its last event. */
@Entity(name = "ReadingGroup")
@Table(name = "reading_group")
public class Group {

    @Id
    @Column(name = "group_id")
    private UUID id;
    private String name;
    private String description;
    private String zone;
    private String language;
    @Enumerated(EnumType.STRING)
    @Column(name = "join_policy")
    private JoinPolicy joinPolicy;
    private boolean listed;
    @Enumerated(EnumType.STRING)
    @Column(name = "late_joiner_policy")
    private LateJoiners.Policy lateJoinerPolicy;
    @Column(name = "grace_days")
    private Integer graceDays;
    @Enumerated(EnumType.STRING)
    @Column(name = "default_visibility")
    private VisibilityPolicy defaultVisibility;
    @Column(updatable = false)
    private boolean pseudonymous;
    @Column(name = "member_count")
    @OptimisticLock(excluded = true)
    private int memberCount;
    @Column(name = "facilitator_count")
    @OptimisticLock(excluded = true)
    private int facilitatorCount;
    @Column(name = "created_from", updatable = false)
    private byte[] createdFrom;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Version
    private int version;

    protected Group() {}

    /** @param founder as the group knows them */
    static Group found(NewGroup draft, UUID founder) {
        Group group = new Group();
        group.id = draft.groupId();
        group.pseudonymous = Boolean.TRUE.equals(draft.pseudonymous());
        group.change(draft.settings());
        group.createdFrom = Fingerprint.of(founder, draft);
        group.createdAt = Moment.now();
        return group;
    }

    UUID id() {
        return id;
    }

    boolean isPseudonymous() {
        return pseudonymous;
    }

    byte[] createdFrom() {
        return createdFrom;
    }

    GroupSettings settings() {
        return new GroupSettings(name, description, zone, language, joinPolicy, listed, lateJoiners(), defaultVisibility);
    }

    private LateJoiners lateJoiners() {
        return new LateJoiners(lateJoinerPolicy, graceDays);
    }

    void change(GroupSettings settings) {
        LateJoiners lateJoiners = settings.lateJoiners().complete();
        name = settings.name();
        description = settings.description();
        zone = settings.zone();
        language = settings.language();
        joinPolicy = settings.joinPolicy();
        listed = settings.listed();
        lateJoinerPolicy = lateJoiners.policy();
        graceDays = lateJoiners.graceDays();
        defaultVisibility = settings.defaultVisibility();
    }

    /**
     * The one way in which role or state of a membership changes; the caller holds the lock on this group's row.
     *
     * @throws LastFacilitator where members would be left without a facilitator by it
     */
    void seat(Membership membership, Role role, MembershipState state) {
        boolean willFacilitate = state == ACTIVE && role == Role.FACILITATOR;
        int members = memberCount + delta(membership.isActive(), state == ACTIVE);
        int facilitators = facilitatorCount + delta(membership.isFacilitating(), willFacilitate);
        if (membership.isFacilitating() && !willFacilitate && facilitators == 0 && members > 0) {
            throw new LastFacilitator();
        }
        membership.become(role, state);
        memberCount = members;
        facilitatorCount = facilitators;
    }

    /** Lets somebody in by the join policy, or keeps the request; who is in already stays as they are. */
    void admit(Membership membership) {
        if (membership.state() == MembershipState.BANNED) {
            throw refusal(membership, "You can't join this group.");
        }
        switch (joinPolicy) {
            case OPEN -> seat(membership, roleOnReturn(membership), ACTIVE);
            case REQUEST -> seat(membership, roleOnReturn(membership), MembershipState.REQUESTED);
            case INVITATION -> throw refusal(membership, "This group takes new members by invitation only.");
        }
    }

    /** Only a group that has nobody to lead it gives a former facilitator the role back. */
    private Role roleOnReturn(Membership membership) {
        return facilitatorCount == 0 ? membership.role() : Role.MEMBER;
    }

    /** Who can't know that an unlisted group exists does not learn it from being refused. */
    private RuntimeException refusal(Membership membership, String detail) {
        return listed || membership.isOpen() ? new JoinRefused(detail) : new NotFound();
    }

    private static int delta(boolean before, boolean after) {
        return (after ? 1 : 0) - (before ? 1 : 0);
    }

    GroupView view(MembershipView own) {
        return new GroupView(id, name, description, zone, language, joinPolicy, listed, lateJoiners(), defaultVisibility,
                memberCount,
                memberCount > 0 && facilitatorCount == 0 ? Boolean.TRUE : null, pseudonymous ? Boolean.TRUE : null,
                createdAt, own);
    }

    EntityTag tag(MembershipView own) {
        return view(own).tag(version);
    }
}
