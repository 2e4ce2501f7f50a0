package org.studycircle.library.outline;

import org.studycircle.library.format.Typography;

/**
 * Counts words as a reader meets them. A word is a run of letters and digits; apostrophes, hyphens and points inside it do not end it
 * ("don't", "self-made", "3.14"). Scripts without spaces count by character for ideographs and kana, and five letters to a word for Thai,
 * Lao, Khmer and Burmese. In Markdown the source is counted, addresses of links included.
 */
public final class Words {

    /** A usual rate of adults reading prose silently. */
    public static final int PER_MINUTE = 230;

    private static final int LETTERS_A_WORD = 5;
    private static final String JOINERS = "'’-‐.‑·";

    private Words() {}

    public static int count(String text) {
        int words = 0;
        int unspacedLetters = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (Typography.isUnspaced(c)) {
                boolean alone = Character.isIdeographic(c) || isKana(c);
                words += alone ? 1 : 0;
                unspacedLetters += alone || Typography.isMark(c) ? 0 : 1;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else {
                inWord &= Typography.isMark(c)
                        || JOINERS.indexOf(c) >= 0 && next < text.length() && Character.isLetterOrDigit(text.codePointAt(next));
            }
            i = next;
        }
        return words + (unspacedLetters + LETTERS_A_WORD - 1) / LETTERS_A_WORD;
    }

    public static int readingSeconds(int words) {
        return (int) Math.ceil(words * 60.0 / PER_MINUTE);
    }

    private static boolean isKana(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
