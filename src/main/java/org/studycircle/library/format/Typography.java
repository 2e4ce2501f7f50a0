package org.studycircle.library.format;

import java.util.stream.Collectors;

/** What characters mean to the shape of a text, whatever its script. */
public final class Typography {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A line that ends in one of these reads on or is a sentence. Question marks are missing: a heading may ask. */
    private static final String SENTENCE_ENDS = ".!:;,…。．｡！：；，、؛،۔।॥።։-–—";
    private static final String QUESTION_MARKS = "?？؟՞";
    private static final String CLOSING = "\"'”’“‘»«›‹)]}）】」』〕";
    private static final String OPENING = "\"'“„‘«»‹›「『";
    private static final int FIRST_UNSPACED = 0x0E00;
    private static final String BULLETS = "-*•·‣–—―+";

    private Typography() {}

    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200B || c == 0x2060 || c == BYTE_ORDER_MARK;
    }

    public static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    public static boolean isBlank(String text) {
        return text.chars().allMatch(Typography::isSpace);
    }

    public static String strip(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return stripEnd(text.substring(start));
    }

    public static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    public static String onOneLine(String text) {
        return text.lines().map(Typography::strip).collect(Collectors.joining(" "));
    }

    /** Ends in a full stop, colon, comma or the like, perhaps inside a closing quotation mark or bracket. */
    public static boolean endsAsSentence(String text) {
        return SENTENCE_ENDS.indexOf(lastMark(text)) >= 0;
    }

    public static boolean endsAsQuestion(String text) {
        return QUESTION_MARKS.indexOf(lastMark(text)) >= 0;
    }

    public static boolean endsWithColon(String text) {
        char last = lastMark(text);
        return last == ':' || last == '：';
    }

    public static boolean startsWithQuotationMark(String text) {
        return !text.isEmpty() && OPENING.indexOf(text.charAt(0)) >= 0;
    }

    public static boolean startsAsListItem(String text) {
        int first = 0;
        while (first < text.length() && isSpace(text.charAt(first))) {
            first++;
        }
        return first + 1 < text.length() && BULLETS.indexOf(text.charAt(first)) >= 0 && isSpace(text.charAt(first + 1));
    }

    public static boolean isWithoutWords(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Scripts that put no space between words; a line break inside such text stands for nothing. */
    public static boolean isUnspaced(int c) {
        return c >= FIRST_UNSPACED && (Character.isIdeographic(c) || switch (Character.UnicodeScript.of(c)) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        });
    }

    private static char lastMark(String text) {
        int last = text.length() - 1;
        while (last >= 0 && (isSpace(text.charAt(last)) || CLOSING.indexOf(text.charAt(last)) >= 0)) {
            last--;
        }
        return last < 0 ? '\0' : text.charAt(last);
    }
}
