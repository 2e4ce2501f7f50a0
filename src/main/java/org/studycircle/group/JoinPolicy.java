package org.studycircle.group;

/** How somebody gets in who holds no invitation. */
public enum JoinPolicy {
    /** At once. */
    OPEN,
    /** When a facilitator approves. */
    REQUEST,
    /** Not at all. */
    INVITATION
}
