/** Owns invitations into a group: secret codes and e-mail addresses, how they are given out, used and taken back. */
package org.studycircle.group.invitation;
