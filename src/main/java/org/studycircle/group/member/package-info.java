/** Owns who belongs to a group: as whom the group knows them, in which role and state, and what a role may do. */
package org.studycircle.group.member;
