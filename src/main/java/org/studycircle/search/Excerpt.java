package org.studycircle.search;

import java.util.List;

/**
 * A part of a text that shows what was found in it.
 *
 * @param text as it stands there
 * @param highlights what was found, in the order of the text
 */
record Excerpt(String text, List<Range> highlights) {

    private static final int LONGEST = 240;
    /** Code points before the first thing that was found. */
    private static final int BEFORE = 60;

    /** @param found in the order of the text */
    static Excerpt of(String text, List<Range> found) {
        int[] all = text.codePoints().toArray();
        int first = found.isEmpty() ? 0 : found.get(0).start();
        int start = all.length <= LONGEST || first <= BEFORE ? 0 : wordAfter(all, first - BEFORE, first);
        int end = all.length <= start + LONGEST ? all.length : wordBefore(all, start + LONGEST, start + BEFORE);
        List<Range> within = found.stream().filter(range -> range.start() >= start && range.end() <= end)
                .map(range -> new Range(range.start() - start, range.end() - start)).toList();
        return new Excerpt(new String(all, start, end - start), within);
    }

    /** @return where a word begins, or {@code from} where none does before {@code limit} */
    private static int wordAfter(int[] text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (Character.isWhitespace(text[i])) {
                return i + 1;
            }
        }
        return from;
    }

    private static int wordBefore(int[] text, int from, int limit) {
        for (int i = from; i > limit; i--) {
            if (Character.isWhitespace(text[i])) {
                return i;
            }
        }
        return from;
    }
}
