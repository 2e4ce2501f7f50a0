package org.studycircle.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What is known of one member's reading of one section: reach, position and completion. {@link #merge} is a join of a
 * semilattice (commutative, associative, idempotent): each fact keeps the greatest that it has met in an order of its own. So
 * devices may send what they know twice, late, in pieces and in any order.
 *
 * @param position where the reader was last, or null
 * @param completion what was last said about completion, or null
 */
record SectionReading(Reach reach, Mark<Place> position, Mark<Completion> completion) {

    static final SectionReading NONE = new SectionReading(new Reach(Reach.FIRST_ROUND, null), null, null);

    SectionReading merge(SectionReading other) {
        return new SectionReading(reach.compareTo(other.reach) >= 0 ? reach : other.reach,
                Mark.later(position, other.position), Mark.later(completion, other.completion));
    }

    boolean isComplete() {
        return completion != null && completion.value().complete();
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

    /**
     * A fact of which the last one said holds. Devices count in a sequence that runs ahead of all they have seen; the event's id
     * decides between two that counted alike.
     */
    record Mark<T>(long sequence, UUID eventId, Instant at, T value) {

        private static final Comparator<Mark<?>> ORDER = Comparator.<Mark<?>>comparingLong(Mark::sequence)
                .thenComparing(Mark::eventId);

        static <T> Mark<T> later(Mark<T> one, Mark<T> other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return ORDER.compare(one, other) >= 0 ? one : other;
        }
    }

    /** @param complete false where the section was reopened */
    record Completion(boolean complete, Source source) {

        /** Who says so: the reader, the assignment's criteria, or a facilitator. */
        enum Source {
            SELF, RULE, FACILITATOR
        }
    }
}
