/** Owns who facilitates next: whom a group without a facilitator is offered to, and whom a site administrator appoints. */
package org.studycircle.group.facilitation;
