package org.studycircle.group.invitation;

import java.time.Instant;

/**
 * What became of the mail to the address that an invitation is bound to; alike whether somebody has an account by it or nobody.
 *
 * @param at when it was sent or tried last; absent while nothing was
 * @param failure why it could not be sent, where it could not; it is tried again until the invitation is over
 */
record Delivery(State state, Instant at, Failure failure) {

    enum State {
        /** Not yet. */
        NOT_SENT,
        /** The address has had a mail that leads to its invitations. One a day is enough for all of them. */
        SENT,
        FAILED
    }

    enum Failure {
        /** The installation has nobody who would send it. */
        NOT_SET_UP,
        /** Keycloak could not be asked. */
        UNREACHABLE,
        /** Keycloak or its mail server did not take it. */
        REFUSED
    }
}
