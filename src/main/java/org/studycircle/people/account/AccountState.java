package org.studycircle.people.account;

/**
 * How an account stands in the realm.
 *
 * @param subject {@code sub} of its tokens
 * @param enabled whether it may sign in
 */
public record AccountState(String subject, boolean enabled) {}
