package org.studycircle.feed;

import java.util.List;

/**
 * What a follower is to be told.
 *
 * @param last number of the last event that was looked at; those that are not for the follower count too
 * @param isAll whether the group has not come further
 */
public record News(List<EventView> events, long last, boolean isAll) {}
