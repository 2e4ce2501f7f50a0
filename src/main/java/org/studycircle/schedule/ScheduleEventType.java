package org.studycircle.schedule;

import org.studycircle.group.log.EventType;

/** What happens to assignments. */
public enum ScheduleEventType implements EventType {
    ASSIGNMENT_CREATED, ASSIGNMENT_UPDATED, ASSIGNMENT_REVEALED, ASSIGNMENT_CONCEALED, ASSIGNMENT_DELETED
}
