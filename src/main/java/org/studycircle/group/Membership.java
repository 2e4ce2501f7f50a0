package org.studycircle.group;

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

import org.studycircle.identity.Person;
import org.studycircle.identity.PersonStates;
import org.studycircle.web.EntityTag;
import org.studycircle.web.Moment;

/** A person in a group, who may be somebody else to the group than to the rest of the world. The row stays when the membership ends, so that joining again finds what was there. */
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
    @Column(name = "joined_at")
    private Instant joinedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "erased_at")
    private Instant erasedAt;
    @Version
    private int version;

    protected Membership() {}

    /** Somebody who is not in yet: {@link Group#seat} lets in. */
    static Membership of(UUID groupId, Person person) {
        return known(groupId, person.id(), person.displayName(), person);
    }

    /**
     * The same in a group that does not tell who its members are: the id is of no version that holds a time.
     *
     * @param name that nobody else has in the group
     */
    static Membership under(String name, UUID groupId, Person person) {
        return known(groupId, UUID.randomUUID(), name, person);
    }

    private static Membership known(UUID groupId, UUID personId, String displayName, Person person) {
        Membership membership = new Membership();
        membership.groupId = groupId;
        membership.personId = personId;
        membership.realPersonId = person.id();
        membership.displayName = displayName;
        membership.role = Role.MEMBER;
        membership.state = MembershipState.LEFT;
        membership.createdAt = Moment.now();
        return membership;
    }

    UUID personId() {
        return personId;
    }

    Role role() {
        return role;
    }

    MembershipState state() {
        return state;
    }

    boolean isActive() {
        return state == MembershipState.ACTIVE;
    }

    /** @return whether the person is in, or has asked to be */
    boolean isOpen() {
        return isActive() || state == MembershipState.REQUESTED;
    }

    boolean isFacilitating() {
        return isActive() && role == Role.FACILITATOR;
    }

    /** Of {@link Group#seat} alone, which guards it. */
    void become(Role role, MembershipState state) {
        if (state == MembershipState.ACTIVE && !isActive()) {
            joinedAt = Moment.now();
        }
        this.role = role;
        this.state = state;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    /** The row stays for what refers to it, and says of nobody who it was. */
    void erase() {
        displayName = PersonStates.FORMER_MEMBER;
        erasedAt = Moment.now();
    }

    MembershipView view() {
        return new MembershipView(groupId, personId, displayName, role, state, joinedAt);
    }

    EntityTag tag() {
        return EntityTag.of(version, displayName);
    }
}
