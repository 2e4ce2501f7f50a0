package org.studycircle.group.member;

import jakarta.persistence.Transient;
import static org.studycircle.group.member.MembershipState.ACTIVE;
import static org.studycircle.group.member.MembershipState.BANNED;
import static org.studycircle.group.member.MembershipState.REMOVED;
import static org.studycircle.group.member.MembershipState.REQUESTED;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.studycircle.http.EntityTag;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.people.PersonStates;
import org.studycircle.sql.Moment;

/**
 * A person in a group, who may be somebody else to the group than to the rest of the world. The row stays when the membership
 * ends, so that joining again finds what was there.
 */
@Entity
@IdClass(MembershipId.class)
@Table(name = "membership")
public class Membership {

    @Id
    @Column(name = "group_id")
    private UUID groupId;
    @Id
    @Column(name = "person_id")
    private UUID personId;
    @Column(name = "real_person_id", updatable = false)
    private UUID realPersonId;
    @Column(name = "display_name")
    private String displayName;
    @Enumerated(EnumType.STRING)
    private Role role;
    @Enumerated(EnumType.STRING)
    private MembershipState state;
    private Instant since;
    @Column(name = "hides_progress")
    private boolean hidesProgress;
    @Column(name = "joined_at")
    private Instant joinedAt;
    @Column(name = "request_message")
    private String requestMessage;
    @Column(name = "answer_word")
    private String answerWord;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Column(name = "ban_reason")
    private String banReason;
    @Column(name = "declined_at")
    private Instant declinedAt;
    @Column(name = "first_joined_at")
    private Instant firstJoinedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "erased_at")
    private Instant erasedAt;
    @Version
    private int version;
    @Transient
    private boolean hasLostManaging;

    protected Membership() {}

    /** Somebody who is not in yet: the group seats them. */
    static Membership of(UUID groupId, Newcomer person) {
        return known(groupId, person.personId(), person.displayName(), person);
    }

    /**
     * The same in a group that does not tell who its members are: the id is of no version that holds a time.
     *
     * @param name that nobody else has in the group
     */
    public static Membership under(String name, UUID groupId, Newcomer person) {
        return known(groupId, UUID.randomUUID(), name, person);
    }

    private static Membership known(UUID groupId, UUID personId, String displayName, Newcomer person) {
        Membership membership = new Membership();
        membership.groupId = groupId;
        membership.personId = personId;
        membership.realPersonId = person.personId();
        membership.displayName = displayName;
        membership.role = Role.MEMBER;
        membership.state = MembershipState.LEFT;
        membership.createdAt = Moment.now();
        membership.since = membership.createdAt;
        return membership;
    }

    public UUID groupId() {
        return groupId;
    }

    public UUID personId() {
        return personId;
    }

    public Role role() {
        return role;
    }

    public MembershipState state() {
        return state;
    }

    public boolean isActive() {
        return state == ACTIVE;
    }

    public boolean may(Permission permission) {
        return isActive() && role.may(permission);
    }

    /** @return whether the person might manage members when this was read, and may not any more */
    public boolean hasLostManaging() {
        return hasLostManaging;
    }

    /** @return whether the person is in, or has asked to be */
    public boolean isOpen() {
        return isActive() || state == REQUESTED;
    }

    public boolean isFacilitating() {
        return isActive() && role.isFacilitating();
    }

    /** @return whether a request was declined, and the person has not asked again since */
    public boolean isDeclined() {
        return state == REMOVED && answeredAt != null;
    }

    /** Of the group alone, which guards it and counts. What was said about the former state goes with it. */
    public void become(Role role, MembershipState state) {
        boolean managed = may(Permission.MANAGE_MEMBERS);
        if (state != this.state) {
            since = Moment.now();
            joinedAt = state == ACTIVE ? since : joinedAt;
            firstJoinedAt = firstJoinedAt == null ? joinedAt : firstJoinedAt;
            requestMessage = null;
            answerWord = null;
            answeredAt = null;
            banReason = null;
        }
        this.role = role;
        this.state = state;
        hasLostManaging = managed && !may(Permission.MANAGE_MEMBERS);
    }

    /** @param message null leaves what was said before */
    public void ask(String message) {
        requestMessage = message == null ? requestMessage : message;
    }

    public void answer(String word) {
        if (state == ACTIVE || state == REMOVED) {
            answerWord = word;
            answeredAt = since;
        }
    }

    /** Why the person is banned; nothing where they are not. */
    public void note(String reason) {
        banReason = state == BANNED ? reason : null;
    }

    /** To facilitate a group that nobody facilitates. */
    public void decline() {
        declinedAt = Moment.now();
    }

    public boolean hasDeclinedSince(Instant vacancy) {
        return declinedAt != null && !declinedAt.isBefore(vacancy);
    }

    /** @return whether somebody else may make the person facilitator: who is or was in, or waits to be let in */
    public boolean isAppointable() {
        return (joinedAt != null || state == REQUESTED) && erasedAt == null && state != BANNED;
    }

    /** What the person alone may change of it. */
    public OwnChoices choices() {
        return new OwnChoices(hidesProgress);
    }

    public void choose(OwnChoices choices) {
        hidesProgress = choices.hideProgress();
    }

    public MemberEdit editable() {
        return new MemberEdit(role, state, null, banReason);
    }

    /**
     * @throws Conflict where the membership is in no state for that
     * @throws Unacceptable where something is said that nobody would come to read
     */
    public void requirePossible(MemberEdit edit) {
        if (edit.state() != state && !state.mayBecome(edit.state())) {
            throw new Conflict("A membership that is " + state + " can't be made " + edit.state() + " by a facilitator.");
        }
        if (edit.role() != role && edit.state() != ACTIVE) {
            throw new Conflict("Only an active member can be given another role.");
        }
        if (edit.word() != null && (state != REQUESTED || edit.state() != ACTIVE && edit.state() != REMOVED)) {
            throw new Unacceptable("/word", "no-decision", "A word goes with approving or declining a request.");
        }
        if (edit.state() != BANNED && edit.banReason() != null && !edit.banReason().equals(banReason)) {
            throw new Unacceptable("/banReason", "not-banned", "Only a ban has a reason.");
        }
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** The row stays for what refers to it, and says of nobody who it was. */
    public void erase() {
        displayName = PersonStates.FORMER_MEMBER;
        requestMessage = null;
        answerWord = null;
        banReason = null;
        erasedAt = Moment.now();
    }

    public MembershipView view() {
        return MembershipView.of(new MembershipRow(groupId, personId, displayName, role, state, joinedAt, since, requestMessage,
                answerWord, answeredAt, banReason));
    }

    public EntityTag tag() {
        return view().tag(version);
    }

    public int version() {
        return version;
    }
}
