package org.studycircle.schedule;

import org.studycircle.group.log.EventType;

/** What happens to assignments. */
public enum ScheduleEventType implements EventType {

    ASSIGNMENT_CREATED, ASSIGNMENT_UPDATED, ASSIGNMENT_REVEALED, ASSIGNMENT_CONCEALED, ASSIGNMENT_DELETED;

    /** A condition on {@code type} of an event: whether the assignment that it names is another now. */
    public static final String MOVES_DATES = EventType.isOneOf(values());
}
