package org.studycircle.feed.stream;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.people.PersonStates.Guest;
import org.studycircle.people.SignIn;

/**
 * A stream that somebody asks for.
 *
 * @param after number of the last event that the client has, null for one that wants to hear what happens from now on
 * @param expiresAt when the client's token does
 */
public record StreamRequest(UUID groupId, UUID personId, SignIn signIn, Long after, Instant expiresAt) {

    Guest guest() {
        return new Guest(personId, signIn);
    }
}
