/** Owns reading groups, who belongs to them in which role, what a role may do, and the numbered log of what happened. */
package org.studycircle.group;
