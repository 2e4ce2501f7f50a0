package org.studycircle.library.format;

import static org.studycircle.library.format.ImportRefused.Code.BINARY_CONTENT;
import static org.studycircle.library.format.ImportRefused.Code.LONE_SURROGATE;
import static org.studycircle.library.format.ImportRefused.Code.TOO_MANY_LINES;
import static org.studycircle.library.format.ImportRefused.Code.TOO_MANY_MARKS;

import java.text.Normalizer;

/** One pass over decoded characters: unifies line ends, drops byte order marks, refuses what is not text; then NFC. */
final class CleanText {

    /** Normalising sorts each run of combining marks by insertion: without a bound its cost is quadratic. */
    private static final int MAX_MARKS = 100;

    private final String raw;
    private final StringBuilder clean;
    private int line = 1;
    private int marks;

    private CleanText(String raw) {
        this.raw = raw;
        this.clean = new StringBuilder(raw.length());
    }

    static String of(String raw) {
        CleanText text = new CleanText(raw);
        for (int i = 0; i < raw.length(); i++) {
            text.take(i);
        }
        return Normalizer.normalize(text.clean, Normalizer.Form.NFC);
    }

    private void take(int i) {
        char c = raw.charAt(i);
        if (c >= ' ' && c < 0x7F) {
            marks = 0;
            clean.append(c);
        } else if (isLineEnd(c)) {
            endLine(i);
        } else if (c != Typography.BYTE_ORDER_MARK) {
            check(c, i);
            clean.append(c);
        }
    }

    private static boolean isLineEnd(char c) {
        return c >= '\n' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private void endLine(int i) {
        boolean secondOfPair = raw.charAt(i) == '\n' && i > 0 && raw.charAt(i - 1) == '\r';
        if (secondOfPair) {
            return;
        }
        marks = 0;
        clean.append('\n');
        if (++line > OutlineLimits.MAX_LINES) {
            throw new ImportRefused(TOO_MANY_LINES, "The text has more than %,d lines".formatted(OutlineLimits.MAX_LINES));
        }
    }

    private void check(char c, int i) {
        if (Character.isISOControl(c) && c != '\t') {
            throw new ImportRefused(BINARY_CONTENT,
                    "Line %d contains the control character U+%04X; this is not text".formatted(line, (int) c));
        }
        if (Character.isSurrogate(c) && !isPaired(c, i)) {
            throw new ImportRefused(LONE_SURROGATE, "Half of a surrogate pair stands alone in line " + line);
        }
        if (!Character.isLowSurrogate(c)) {
            marks = Typography.isMark(raw.codePointAt(i)) ? marks + 1 : 0;
        }
        if (marks > MAX_MARKS) {
            throw new ImportRefused(TOO_MANY_MARKS,
                    "Line %d has more than %d combining marks in a row".formatted(line, MAX_MARKS));
        }
    }

    private boolean isPaired(char c, int i) {
        return Character.isHighSurrogate(c)
                ? i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(raw.charAt(i - 1));
    }
}
