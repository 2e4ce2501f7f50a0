package org.studycircle.text;

/**
 * What is made of a text when it is written.
 *
 * @param html can be shown as it is
 * @param excerpt how it begins, as plain text on one line, of at most 200 code points; what is closed stays closed
 */
public record Rendered(String html, String excerpt) {}
