package org.studycircle.progress;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is known of one member's reading of one section: reach, position and completion. {@link #merge} is a join of a
 * semilattice (commutative, associative, idempotent). So devices may send what they know twice, late, in pieces and in any order.
 *
 * @param resetAt when the reader had all forgotten that was known until then, null where that never was
 * @param furthest how many paragraphs, counted from the first, were read in any round
 */
record SectionReading(Instant resetAt, Reach reach, int furthest, Positions positions, Completions completions) {

    static final SectionReading NONE = of(new Reach(Reach.FIRST_ROUND, null), Positions.NONE, Completions.NONE);

    private static final Comparator<Instant> BY_TIME = Comparator.nullsFirst(Comparator.naturalOrder());

    static SectionReading of(Reach reach, Positions positions, Completions completions) {
        return new SectionReading(null, reach, reach.paragraphs(), positions, completions);
    }

    /** Nothing that happened until then counts. */
    static SectionReading resetAt(Instant at) {
        return NONE.since(at);
    }

    private SectionReading since(Instant at) {
        return new SectionReading(at, reach, furthest, positions, completions);
    }

    SectionReading merge(SectionReading other) {
        int reset = BY_TIME.compare(resetAt, other.resetAt);
        if (reset != 0) {
            return reset > 0 ? this : other;
        }
        return new SectionReading(resetAt, reach.compareTo(other.reach) >= 0 ? reach : other.reach,
                Math.max(furthest, other.furthest), positions.merge(other.positions), completions.merge(other.completions));
    }

    /** The same and what was told, unless it is older than what the reader had forgotten. */
    SectionReading and(SectionReading told, Instant at) {
        return resetAt == null || at.isAfter(resetAt) ? merge(told.since(resetAt)) : this;
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        return equals(resetAt(resetAt));
    }

    /** @param paragraph its place in the section, from 0 */
    record Place(String paragraphKey, int paragraph) {}

    /**
     * The furthest paragraph read in the latest round. Starting over begins a round with nothing read, and nothing of an
     * earlier round counts from then on. A device that reads in a round has started it, so what it read testifies to the round
     * even where it arrives before the event that started it.
     *
     * @param place null where nothing was read in this round yet
     */
    record Reach(int round, Place place) implements Comparable<Reach> {

        static final int FIRST_ROUND = 1;

        private static final Comparator<Reach> ORDER = Comparator.comparingInt(Reach::round)
                .thenComparingInt(Reach::paragraphs);

        /** How many paragraphs, counted from the first. */
        int paragraphs() {
            return place == null ? 0 : place.paragraph() + 1;
        }

        @Override
        public int compareTo(Reach other) {
            return ORDER.compare(this, other);
        }
    }
}
