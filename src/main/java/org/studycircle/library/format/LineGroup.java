package org.studycircle.library.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines with no blank line between them. Long lines are a paragraph each; lines filled up to a margin are one paragraph that was
 * wrapped, and are joined; others (verse, an address, a list) are one block that keeps its lines.
 */
final class LineGroup {

    private static final int LONG_LINE = 120;
    private static final int NARROWEST_MARGIN = 50;
    private static final int MOST_KEPT_LINES = 40;

    private final List<Line> lines;

    LineGroup(List<Line> lines) {
        this.lines = lines;
    }

    void addTo(BlockList blocks) {
        if (isWrapped()) {
            blocks.add(first(), last(), joined());
        } else if (lines.size() > MOST_KEPT_LINES || widest() > LONG_LINE) {
            lines.forEach(line -> blocks.add(line, line, line.stripped().text()));
        } else {
            blocks.add(first(), last(), kept());
        }
    }

    /** A line was wrapped when the first word of the next one had no room in it; one in ten may be shorter. */
    private boolean isWrapped() {
        int margin = widest();
        if (lines.size() < 2 || margin > LONG_LINE || isNarrow()) {
            return false;
        }
        int broken = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line next = lines.get(i).stripped();
            if (Typography.startsAsListItem(next.text())) {
                return false;
            }
            if (Typography.stripEnd(lines.get(i - 1).text()).length() + 1 + next.firstWordLength() <= margin) {
                broken++;
            }
        }
        return broken <= (lines.size() - 1) / 10;
    }

    boolean isNarrow() {
        return widest() < NARROWEST_MARGIN;
    }

    private int widest() {
        return lines.stream().mapToInt(line -> Typography.stripEnd(line.text()).length()).max().orElse(0);
    }

    private String joined() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String next = line.stripped().text();
            if (text.length() > 0 && !continues(text, next)) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }

    /** A hyphen at the line's end stays, but takes no space; scripts without spaces get none. */
    private static boolean continues(CharSequence before, String next) {
        int last = before.charAt(before.length() - 1);
        int first = next.codePointAt(0);
        boolean hyphened = last == '-' && before.length() > 1 && Character.isLetter(before.charAt(before.length() - 2))
                && Character.isLowerCase(first);
        return hyphened
                || Typography.isUnspaced(first) && Typography.isUnspaced(Character.codePointBefore(before, before.length()));
    }

    private String kept() {
        return Typography.strip(lines.stream().map(line -> Typography.stripEnd(line.text())).collect(Collectors.joining("\n")));
    }

    private Line first() {
        return lines.get(0);
    }

    private Line last() {
        return lines.get(lines.size() - 1);
    }
}
