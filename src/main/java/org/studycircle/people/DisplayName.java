package org.studycircle.people;

import org.studycircle.text.Text;

/** How a person is shown to others: one visible line of 1 to {@value #LONGEST} characters. */
public final class DisplayName {

    static final int LONGEST = 100;

    private static final String NAMELESS = "Reader";

    private DisplayName() {}

    /** @param claimed what a token says, which may be anything */
    public static String from(String claimed) {
        String name = claimed == null ? "" : shortened(Text.withoutUnseen(claimed));
        return Text.isVisibleLine(name) ? name : NAMELESS;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : Text.withoutUnseen(name.substring(0, name.offsetByCodePoints(0, LONGEST)));
    }
}
