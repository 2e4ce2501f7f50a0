/** Owns who a bearer token stands for: what it must be beyond its signature, and how long that is remembered. */
package org.studycircle.people.token;
