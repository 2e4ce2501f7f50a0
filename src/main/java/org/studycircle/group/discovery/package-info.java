/** Owns how listed groups are found by words and language (full-text search), whatever their spelling, and the copy that it is done in. */
package org.studycircle.group.discovery;
