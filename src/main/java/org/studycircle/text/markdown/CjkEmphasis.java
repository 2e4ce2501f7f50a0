package org.studycircle.text.markdown;

import java.util.regex.Pattern;

/**
 * Lets emphasis begin and end beside punctuation where Chinese, Japanese or Korean is written, which has no spaces: CommonMark takes
 * {@code **…。**…} for marks that close nothing. A mark that stands for nothing, put between the two, makes the parser take the punctuation for a
 * letter; it is taken out again when all is rendered.
 */
final class CjkEmphasis {

    /** A noncharacter, which no text holds that is sent anywhere. */
    private static final String NOTHING = "\ufdd0";
    private static final String WRITTEN = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}ー〆々]";
    private static final String MARKS = "((?:\\*{1,3}|~~))(?![*~])";
    private static final Pattern OPENING = Pattern.compile("(?<=" + WRITTEN + ")" + MARKS + "(?=[\\p{P}\\p{S}])");
    private static final Pattern CLOSING = Pattern.compile("(?<=[\\p{P}\\p{S}&&[^\\\\*~]])" + MARKS + "(?=" + WRITTEN + ")");

    private CjkEmphasis() {}

    static String marked(String markdown) {
        String own = unmarked(markdown);
        return CLOSING.matcher(OPENING.matcher(own).replaceAll("$1" + NOTHING)).replaceAll(NOTHING + "$1");
    }

    static String unmarked(String text) {
        return text.replace(NOTHING, "");
    }
}
