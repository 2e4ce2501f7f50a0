package org.studycircle.home;

/** The states of a membership in which the group is on the person's shelf. */
enum MyGroupState {
    /** The person is in. */
    ACTIVE,
    /** The person has asked to be. */
    REQUESTED
}
