package org.studycircle.group.member;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleLines;

/** What somebody says who asks to join. */
public record NewJoinRequest(@Characters(min = 1, max = LONGEST_WORDS) @VisibleLines String message) {

    /** Of a message, of the word back, and of the reason of a ban. */
    static final int LONGEST_WORDS = 2_000;

    public static final NewJoinRequest WITHOUT_WORDS = new NewJoinRequest(null);
}
