package org.studycircle.anchor;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Words of a paragraph, and what tells them apart from the same words elsewhere in it.
 *
 * @param start in Unicode code points from the beginning of the paragraph
 * @param end behind the last character, counted in the same way
 */
public record NewQuote(@NotNull @Size(min = 1, max = LONGEST) String exact,
        @Size(max = LONGEST_SURROUNDINGS) String prefix,
        @Size(max = LONGEST_SURROUNDINGS) String suffix,
        @Min(0) Integer start,
        @Min(0) Integer end) {

    static final int LONGEST = 1_000;
    static final int LONGEST_SURROUNDINGS = 200;
}
