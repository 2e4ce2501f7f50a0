/** Owns how a group begins anew: the same texts and the same schedule, for other people and from another day. */
package org.studycircle.transfer;
