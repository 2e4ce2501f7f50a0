/** Owns how the service refuses: named refusals, each a problem detail (RFC 9457). */
package org.studycircle.http.problem;
