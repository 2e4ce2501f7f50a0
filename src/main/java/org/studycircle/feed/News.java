package org.studycircle.feed;

import java.util.List;

/**
 * What a follower is to be told.
 *
 * @param last number of the last event that was looked at; those that are not for the follower count too, so that it is not told
 * @param isAll whether the group has not come further
 */
public record News(List<EventView> events, long last, boolean isAll) {

    /**
     * @param told the place that the follower has
     * @return the place to tell when this is told
     */
    public long place(long told) {
        return passed(events.isEmpty() ? told : events.get(events.size() - 1).sequence(), last);
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
