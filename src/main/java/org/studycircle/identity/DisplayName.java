package org.studycircle.identity;

import org.studycircle.web.Text;

/** How a person is shown to others: one visible line of 1 to {@value #LONGEST} characters. */
final class DisplayName {

    static final int LONGEST = 100;

    private static final String NAMELESS = "Reader";

    private DisplayName() {}

    /** @param claimed what a token says, which may be anything */
    static String from(String claimed) {
        String seen = claimed == null ? "" : Text.withoutUnseen(claimed);
        String name = Text.isVisibleLine(seen) ? seen : NAMELESS;
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)).strip();
    }
}
