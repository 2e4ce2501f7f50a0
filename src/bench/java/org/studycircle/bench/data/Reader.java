package org.studycircle.bench.data;

import java.time.Instant;
import java.util.BitSet;

/** One person in front of one thread: a row of {@code read_state}. */
final class Reader {

    private final BitSet read = new BitSet();
    private final BitSet own = new BitSet();
    private final BitSet shown = new BitSet();
    private int gained;
    private Long seenSeq;
    private Instant seenAt;

    void writes(int number, long seq, Instant at) {
        read.set(number);
        own.set(number);
        sees(seq, at);
    }

    void isAnsweredByFacilitator(int number, long seq, Instant at) {
        shown.set(number);
        sees(seq, at);
    }

    private void sees(long seq, Instant at) {
        seenSeq = seq;
        seenAt = at;
    }

    /** @return whether that was anything new */
    boolean marksUpTo(int number) {
        int before = read.cardinality();
        read.set(1, number + 1);
        gained = read.cardinality() - before;
        return gained > 0;
    }

    int count() {
        return read.cardinality();
    }

    void addTo(CopiedRows states, Object group, Object person, Object thread) {
        states.add(group, person, thread, ranges(read), "{}", ranges(own), ranges(shown), read.cardinality(), gained, seenSeq,
                seenAt);
    }

    /** As a multirange. */
    private static String ranges(BitSet numbers) {
        StringBuilder ranges = new StringBuilder("{");
        for (int first = numbers.nextSetBit(0); first >= 0;) {
            int end = numbers.nextClearBit(first);
            ranges.append(ranges.length() > 1 ? "," : "").append('[').append(first).append(',').append(end).append(')');
            first = numbers.nextSetBit(end);
        }
        return ranges.append('}').toString();
    }
}
