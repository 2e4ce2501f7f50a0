package org.studycircle.library.format;

import java.util.ArrayList;
import java.util.List;

/** One line of a text, numbered from 1, without its end. */
public record Line(int number, String text) {

    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            lines.add(new Line(lines.size() + 1, text.substring(start, end)));
            start = end + 1;
        }
        return lines;
    }

    public boolean isBlank() {
        return Typography.isBlank(text);
    }

    boolean isIndented() {
        return !text.isEmpty() && (text.startsWith("  ") || text.charAt(0) == '\t' || text.charAt(0) == '\u3000');
    }

    int length() {
        return text.length();
    }

    int firstWordLength() {
        int end = 0;
        while (end < text.length() && !Typography.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    Line stripped() {
        return new Line(number, Typography.strip(text));
    }
}
