package org.studycircle.search;

/**
 * A part of a text, counted in its code points.
 *
 * @param start of the first one
 * @param end behind the last one
 */
record Range(int start, int end) {}
