/** Owns what a request meets before any feature does, and what every answer tells browsers: limits, headers, compression. */
package org.studycircle.http.guard;
