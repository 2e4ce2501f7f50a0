package org.studycircle.group.log;

/** Who gets to see an event, besides its actor. */
public enum Audience {
    GROUP, FACILITATORS
}
