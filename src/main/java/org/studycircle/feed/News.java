package org.studycircle.feed;

import java.util.Arrays;
import java.util.List;

/**
 * What is new in a group, read once for some who listen to it.
 *
 * @param events in their order, {@link #MOST} at most
 * @param heard for each listener, by place from 0, which of the events are for them, a bit for each from the lowest; {@link #GONE} for
 *            who is no active member any more
 * @param last number of the last event that was looked at; those that are for nobody here count too
 * @param isAll whether the group has not come further
 */
public record News(List<EventView> events, long[] heard, long last, boolean isAll) {

    /** So that bits are left. */
    public static final int MOST = 50;

    public static final long GONE = -1;

    /** For those whose group is there no more. */
    static News gone(int listeners, long last) {
        News news = new News(List.of(), new long[listeners], last, true);
        Arrays.fill(news.heard, GONE);
        return news;
    }

    void tellEverybody(int event) {
        Arrays.setAll(heard, place -> heard[place] | 1L << event);
    }

    /** @param places from 1, as PostgreSQL counts */
    void tell(int event, List<Integer> places) {
        places.forEach(place -> heard[place - 1] |= 1L << event);
    }

    /** @param places from 1 */
    void leaveOut(List<Integer> places) {
        places.forEach(place -> heard[place - 1] = GONE);
    }

    /** @return which of the events come after the number, as bits */
    public long after(long number) {
        int known = 0;
        while (known < events.size() && events.get(known).sequence() <= number) {
            known++;
        }
        return -1L << known;
    }

    /**
     * @param told the place that a follower has
     * @param last number of the last event that was looked at
     * @return the place that the follower may have: the end of the last stretch that is over, unless they are further
     */
    public static long passed(long told, long last) {
        return Math.max(told, last - last % EventSql.STRETCH);
    }
}
