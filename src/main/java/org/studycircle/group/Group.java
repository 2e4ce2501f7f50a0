package org.studycircle.group;

import static org.studycircle.group.member.MembershipState.ACTIVE;
import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.OptimisticLock;
import org.studycircle.group.log.GroupArchived;
import org.studycircle.group.member.MemberEdit;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.NewJoinRequest;
import org.studycircle.group.member.Role;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Moment;

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
    @Column(name = "after_reading_needs_reach")
    private boolean afterReadingNeedsReach;
    @Column(updatable = false)
    private boolean pseudonymous;
    @Embedded
    @OptimisticLock(excluded = true)
    private Headcount heads;
    @Column(name = "archived_at")
    private Instant archivedAt;
    @Column(name = "deletes_at")
    private Instant deletesAt;
    @Column(name = "deleted_at")
    private Instant deletedAt;
    @Column(name = "created_from", updatable = false)
    private byte[] createdFrom;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Version
    private int version;

    protected Group() {}

    /** @param draft with an id */
    static Group found(NewGroup draft, byte[] createdFrom) {
        return of(draft.groupId(), Boolean.TRUE.equals(draft.pseudonymous()), draft.settings(), createdFrom);
    }

    /** @return another group that is kept in the same manner */
    Group again(UUID newId, String newName, byte[] newFrom) {
        return of(newId, pseudonymous, settings().named(newName), newFrom);
    }

    /** Nobody is in it yet. */
    private static Group of(UUID id, boolean pseudonymous, GroupSettings settings, byte[] createdFrom) {
        Group group = new Group();
        group.id = id;
        group.pseudonymous = pseudonymous;
        group.change(settings);
        group.heads = Headcount.ofNobody();
        group.createdFrom = createdFrom;
        group.createdAt = Moment.now();
        return group;
    }

    public UUID id() {
        return id;
    }

    Headcount heads() {
        return heads;
    }

    public boolean isPseudonymous() {
        return pseudonymous;
    }

    byte[] createdFrom() {
        return createdFrom;
    }

    GroupSettings settings() {
        return new GroupSettings(name, description, zone, language, joinPolicy, listed, lateJoiners(), defaultVisibility,
                afterReadingNeedsReach);
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
        afterReadingNeedsReach = settings.afterReadingNeedsReach();
    }

    /**
     * The one way in which role or state of a membership changes; the caller holds the lock on this group's row.
     *
     * @throws LastFacilitator where members would be left without a facilitator by it
     * @throws TooManyRequestsWaiting where one more would ask than may
     */
    public void seat(Membership membership, Role role, MembershipState state) {
        Headcount next = heads.with(membership, role, state);
        if (membership.isFacilitating() && next.needsFacilitator()) {
            throw new LastFacilitator();
        }
        if (next.requests() > heads.requests() && heads.requests() >= TooManyRequestsWaiting.MOST) {
            throw new TooManyRequestsWaiting();
        }
        membership.become(role, state);
        heads = next;
    }

    /**
     * The same for somebody who is erased, whom no rule can keep: it ends, even where nobody is left to lead the members.
     * Who is asked to then is known to the room's part that owns facilitation.
     */
    void release(Membership membership) {
        if (membership.isOpen()) {
            heads = heads.with(membership, membership.role(), MembershipState.LEFT);
            membership.become(membership.role(), MembershipState.LEFT);
        }
    }

    /** @throws NotOffered unless it is to this member that facilitating the group is offered */
    public void requireOffered(Membership membership, UUID offered) {
        if (!heads.needsFacilitator()) {
            throw new NotOffered("The group has a facilitator.");
        }
        if (hasDeclined(membership)) {
            throw new NotOffered("You have declined. It is offered to others now, or a site administrator appoints somebody.");
        }
        if (!membership.personId().equals(offered)) {
            throw new NotOffered("It is offered to somebody who has been a member for longer, unless they decline.");
        }
    }

    /** @return whether the member has declined to facilitate since nobody does */
    public boolean hasDeclined(Membership membership) {
        return heads.vacantSince() != null && membership.hasDeclinedSince(heads.vacantSince());
    }

    /** A site administrator's help for a group that can't help itself. */
    public void appoint(Membership membership) {
        if (!membership.isAppointable()) {
            throw new Conflict("Only somebody can be appointed who is or was a member, and is not banned.");
        }
        seat(membership, Role.FACILITATOR, ACTIVE);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public void archive() {
        archivedAt = Moment.now();
    }

    public void restore() {
        archivedAt = null;
        deletesAt = null;
    }

    /** @return whether it is going to be deleted */
    public boolean isGivenUp() {
        return deletesAt != null;
    }

    /** @param grace how long it can still be restored */
    public void giveUp(Duration grace) {
        if (!isArchived()) {
            throw new GroupNotArchived();
        }
        deletesAt = Moment.now().plus(grace);
    }

    /** @return whether nothing is left of it but rows that are being removed */
    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Does what a facilitator wants of a membership, where that is possible. */
    public void edit(Membership membership, MemberEdit edit) {
        membership.requirePossible(edit);
        boolean decides = membership.state() == REQUESTED;
        seat(membership, edit.role(), edit.state());
        membership.note(edit.banReason());
        if (decides) {
            membership.answer(edit.word());
        }
    }

    /** Lets somebody in by the join policy, or keeps the request. */
    public void admit(Membership membership, NewJoinRequest request) {
        if (membership.state() == MembershipState.BANNED) {
            throw refusal(membership, "You can't join this group.");
        }
        if (joinPolicy != JoinPolicy.INVITATION && isArchived()) {
            throw new GroupArchived();
        }
        switch (joinPolicy) {
            case OPEN -> seat(membership, roleOnReturn(membership), ACTIVE);
            case REQUEST -> {
                seat(membership, Role.MEMBER, REQUESTED);
                membership.ask(request.message());
            }
            case INVITATION -> throw refusal(membership, "This group takes new members by invitation only.");
        }
    }

    /** Lets in who was invited, whatever the join policy says. */
    public void welcome(Membership membership, Role invitedAs) {
        if (membership.state() == MembershipState.BANNED) {
            throw new JoinRefused("You can't join this group.");
        }
        seat(membership, invitedAs.isFacilitating() ? invitedAs : roleOnReturn(membership), ACTIVE);
    }

    /** Only a group that everybody has left gives a former facilitator the role back. */
    private Role roleOnReturn(Membership membership) {
        return heads.members() == 0 && membership.state() == MembershipState.LEFT ? membership.role() : Role.MEMBER;
    }

    /** Who can't know that an unlisted group exists does not learn it from being refused. */
    private RuntimeException refusal(Membership membership, String detail) {
        return listed || membership.isOpen() ? new JoinRefused(detail) : new NotFound();
    }
}
