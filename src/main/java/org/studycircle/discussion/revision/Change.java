package org.studycircle.discussion.revision;

import java.util.Arrays;

/**
 * What makes one text another: some characters replaced, from the first to the last that differ, counted in Unicode code points.
 *
 * @param start how many characters stand before them
 * @param end how many stand before the first that is left as it was
 * @param words what stands there instead
 */
record Change(int start, int end, String words) {

    static Change between(String former, String next) {
        int[] before = former.codePoints().toArray();
        int[] after = next.codePoints().toArray();
        int start = Arrays.mismatch(before, after);
        if (start < 0) {
            return new Change(before.length, before.length, "");
        }
        int same = 0;
        int most = Math.min(before.length, after.length) - start;
        while (same < most && before[before.length - 1 - same] == after[after.length - 1 - same]) {
            same++;
        }
        return new Change(start, before.length - same, new String(after, start, after.length - same - start));
    }
}
