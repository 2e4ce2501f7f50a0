package org.studycircle.web;

import java.util.regex.Pattern;

/** What may be text at all, and what may be a name. */
public final class Text {

    /**
     * Control, format (bidirectional overrides, zero-width), surrogate, private and unassigned characters, and line ends. The
     * zero-width joiner and non-joiner stay: Persian, Hindi and family emoji are written with them.
     */
    private static final Pattern UNSEEN = Pattern
            .compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\x{200C}\\x{200D}]]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");
    private static final Pattern INK = Pattern
            .compile("[^\\p{Z}\\x{200C}\\x{200D}\\p{M}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]");

    private Text() {}

    /** @return false for NUL and for surrogates without their other half */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /** @return whether it is one line in which there is something to see */
    public static boolean isVisibleLine(String text) {
        return INK.matcher(text).find() && !UNSEEN.matcher(text).find();
    }

    /** @return whether there is something to see in it, on however many lines, and no control character but line ends and tabs */
    public static boolean isVisible(String text) {
        return isVisibleLine(withoutUnseen(text)) && !CONTROL.matcher(text).find();
    }

    /** @return the text without what can't be seen, which may leave nothing */
    public static String withoutUnseen(String text) {
        return UNSEEN.matcher(text).replaceAll("").strip();
    }
}
