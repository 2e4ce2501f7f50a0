/** Owns how people are erased: what would go, when, and the work itself, feature by feature and group by group. */
package org.studycircle.privacy;
