package org.studycircle.feed;

/**
 * Where the log of a group ends.
 *
 * @param last number of the last event, which is told to nobody
 * @param told the place in front of which there is everything for the caller
 * @param known whether the place that the caller named is one that they may have been told
 */
public record End(long last, long told, boolean known) {}
