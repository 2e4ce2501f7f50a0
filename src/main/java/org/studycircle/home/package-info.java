/** Owns what a person sees of all their groups at once, and the copies of the groups that it is read from. */
package org.studycircle.home;
