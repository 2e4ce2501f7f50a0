package org.studycircle.library.anchor;

/**
 * Words at one place of a paragraph.
 *
 * @param prefix up to {@value Anchoring#SURROUNDINGS} code points before them
 * @param suffix up to {@value Anchoring#SURROUNDINGS} code points behind them
 * @param start in Unicode code points from the beginning of the paragraph
 * @param end behind the last character, counted in the same way
 */
public record Quote(String exact, String prefix, String suffix, int start, int end) {}
