package org.studycircle.group;

/** When a member gets to see what others write about an assignment. */
public enum VisibilityPolicy {
    /** At once. */
    ALWAYS,
    /** Having answered first. */
    AFTER_FIRST_POST,
    /** Having read what it is about. */
    AFTER_READING,
    /** When it is due for the member. */
    AFTER_DUE,
    /** When a facilitator reveals it. */
    ON_REVEAL
}
