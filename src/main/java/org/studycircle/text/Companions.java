package org.studycircle.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that show nothing of their own but change what stands beside them: joiners and variation selectors. Where they do
 * that, they are part of how something is written; elsewhere they only make one name out of another that looks the same.
 */
final class Companions {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    /** Scripts whose letters change shape beside a joiner. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO, UnicodeScript.MONGOLIAN, UnicodeScript.PHAGS_PA, UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA, UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI, UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI, UnicodeScript.ORIYA, UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM, UnicodeScript.SINHALA, UnicodeScript.TIBETAN, UnicodeScript.MYANMAR, UnicodeScript.KHMER,
            UnicodeScript.JAVANESE, UnicodeScript.BALINESE);

    /** Scripts in which variants of a letter are chosen with a selector. */
    private static final Set<UnicodeScript> VARIED = EnumSet.of(UnicodeScript.HAN, UnicodeScript.MYANMAR,
            UnicodeScript.PHAGS_PA);

    private Companions() {}

    /** @return whether one stands where it changes nothing: between what is before and after it, 0 for the ends of the text */
    static boolean isStray(int before, int it, int after) {
        return it == NON_JOINER && !(isJoined(before) && isJoined(after))
                || it == JOINER && !(isJoined(before) && (isJoined(after) || isMark(before))
                        || isPictograph(before) && isPictograph(after))
                || isSelector(it) && !isVaried(before, it, after);
    }

    private static boolean isJoined(int character) {
        return (Character.isLetter(character) || isMark(character)) && JOINED.contains(UnicodeScript.of(character));
    }

    private static boolean isVaried(int before, int selector, int after) {
        return VARIED.contains(UnicodeScript.of(before))
                || selector <= 0xFE0F && (isPictograph(before) && !isSelector(before) || isPunctuation(before)
                        || after == KEYCAP && (Character.isDigit(before) || before == '#' || before == '*'));
    }

    private static boolean isSelector(int character) {
        return 0xFE00 <= character && character <= 0xFE0F || 0xE0100 <= character && character <= 0xE01EF;
    }

    /** An emoji or a part of one. */
    private static boolean isPictograph(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL || character == 0xFE0F
                || 0x1F3FB <= character && character <= 0x1F3FF;
    }

    /** Two marks of exclamation, for one, are an emoji as well. */
    private static boolean isPunctuation(int character) {
        return Character.getType(character) == Character.OTHER_PUNCTUATION && character > 0x2000;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
