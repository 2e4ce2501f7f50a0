/**
 * Owns invitations into a group: secret codes and e-mail addresses, how they are given out, used and taken back. Mail goes through an
 * outbox that replicas claim by lease.
 */
package org.studycircle.group.invitation;
