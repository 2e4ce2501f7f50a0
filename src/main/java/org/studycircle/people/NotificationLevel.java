package org.studycircle.people;

/** What a person wants to be told of. */
public enum NotificationLevel {
    ALL, MENTIONS_AND_REPLIES, NONE
}
