package org.studycircle.identity;

import org.studycircle.web.Text;

/** How a person is shown to others: one visible line of 1 to {@value #LONGEST} characters. */
final class DisplayName {

    static final int LONGEST = 80;

    private static final String NAMELESS = "Reader";

    private DisplayName() {}

    /** @param claimed what a token says, which may be anything */
    static String from(String claimed) {
        String seen = claimed == null ? "" : Text.withoutUnseen(claimed);
        String name = Text.isVisibleLine(seen) ? seen : NAMELESS;
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, cut(name))).strip();
    }

    private static int cut(String name) {
        return name.codePointCount(0, LONGEST) - (Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? 1 : 0);
    }
}
