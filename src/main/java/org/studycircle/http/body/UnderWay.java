package org.studycircle.http.body;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.HttpSettings;
import org.studycircle.http.problem.Unavailable;

/**
 * How much of bodies is under way, from the head of a request to the end of its answer. There is a bound for one person and one for all,
 * so that nobody fills memory or disk of this replica. Small bodies have a bound of their own: no large ones crowd them out.
 */
@ApplicationScoped
class UnderWay {

    /** Up to here a body is small: in bytes as it comes. */
    static final int SMALL = 16 * 1024;

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long MOST_SMALL = 64 * MEBIBYTE;

    @Inject
    HttpSettings settings;

    private final Map<String, Long> ofPeople = new HashMap<>();
    private long small;
    private long large;

    /** @param weight of each byte: what is parsed takes several in memory */
    Share share(String person, int weight) {
        return new Share(person, weight);
    }

    /** What one request holds of the bounds. */
    final class Share {

        private final String person;
        private final int weight;
        private long bytes;
        private boolean isReleased;

        private Share(String person, int weight) {
            this.person = person;
            this.weight = weight;
        }

        /**
         * @param size of the body as far as it is known
         * @throws TooMuchUnderWay where that is too much of one person
         * @throws Unavailable where it is too much of all together
         */
        void reach(long size) {
            synchronized (UnderWay.this) {
                if (size <= bytes || isReleased) {
                    return;
                }
                long more = (size - bytes) * weight;
                if (ofPeople.getOrDefault(person, 0L) + more > settings.mostUnderWayPerPerson() * MEBIBYTE) {
                    throw new TooMuchUnderWay();
                }
                if (size <= SMALL ? small + more > MOST_SMALL : large + size * weight > settings.mostUnderWay() * MEBIBYTE) {
                    throw new Unavailable("Too much is being sent to the service just now.");
                }
                count(-1);
                bytes = size;
                count(1);
            }
        }

        void release() {
            synchronized (UnderWay.this) {
                if (!isReleased) {
                    isReleased = true;
                    count(-1);
                }
            }
        }

        private void count(int sign) {
            long counted = sign * bytes * weight;
            if (bytes <= SMALL) {
                small += counted;
            } else {
                large += counted;
            }
            if (counted != 0) {
                ofPeople.merge(person, counted, (before, change) -> before + change == 0 ? null : before + change);
            }
        }
    }

    /** Of all people, in weighted bytes. */
    synchronized long bytes() {
        return small + large;
    }
}
