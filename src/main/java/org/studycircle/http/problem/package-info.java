/** Owns how the service refuses: named refusals, and their rendering as problem details (RFC 9457). */
package org.studycircle.http.problem;
