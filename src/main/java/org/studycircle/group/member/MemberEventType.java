package org.studycircle.group.member;

import org.studycircle.group.log.Audience;
import org.studycircle.group.log.EventType;

/** What happens to memberships. Of who asks to come in, members are not told. */
public enum MemberEventType implements EventType {

    MEMBER_JOINED, MEMBER_REQUESTED, MEMBER_WITHDREW, MEMBER_LEFT, MEMBER_UPDATED, MEMBER_REMOVED;

    /** A condition on {@code type} of an event: whether the membership of the person whom it names is another now. */
    public static final String MOVES_MEMBERSHIP = EventType.isOneOf(values());

    @Override
    public Audience audience() {
        return this == MEMBER_REQUESTED || this == MEMBER_WITHDREW ? Audience.FACILITATORS : Audience.GROUP;
    }
}
