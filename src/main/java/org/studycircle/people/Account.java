package org.studycircle.people;

/**
 * A Keycloak account as an access token shows it.
 *
 * @param issuer URL of the realm
 * @param subject {@code sub}, never reused within the issuer
 */
public record Account(String issuer, String subject, String displayName, SignIn signIn) {}
