package org.studycircle.library.anchor;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;

/**
 * Words of a paragraph, and what tells them apart from the same words elsewhere in it.
 *
 * @param start in Unicode code points from the beginning of the paragraph
 * @param end behind the last character, counted in the same way
 */
public record NewQuote(@NotNull @Characters(min = 1, max = LONGEST) String exact,
        @Characters(max = LONGEST_SURROUNDINGS) String prefix,
        @Characters(max = LONGEST_SURROUNDINGS) String suffix,
        @Min(0) Integer start,
        @Min(0) Integer end) {

    static final int LONGEST = 1_000;
    static final int LONGEST_SURROUNDINGS = 200;
}
