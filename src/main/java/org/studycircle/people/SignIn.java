package org.studycircle.people;

import java.time.Instant;

/**
 * How an account came to a token.
 *
 * @param session {@code sid}, empty where the token names none
 * @param issuedAt of the token, in whole seconds; the beginning of time where the token does not say
 */
public record SignIn(String session, Instant issuedAt) {}
