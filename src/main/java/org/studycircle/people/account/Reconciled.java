package org.studycircle.people.account;

/**
 * What came of comparing people with accounts.
 *
 * @param seen accounts in the realm
 * @param erasePending people whose accounts were found to be gone
 * @param withheld people whose accounts seem to be gone too, but there are more of them than can be believed; absent for none
 */
record Reconciled(int seen, int suspended, int lifted, int erasePending, Integer withheld) {}
