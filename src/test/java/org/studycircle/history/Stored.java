package org.studycircle.history;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Everything of one group, read when nobody writes any more.
 *
 * @param events in the order of their numbers
 * @param walked numbers of the events as somebody met them who followed the feed by its cursor
 * @param readings ids of the reading events of all members
 */
public record Stored(List<Post> posts, List<Event> events, List<Long> walked, Set<UUID> readings, List<Counter> counters) {

    public record Post(UUID thread, int number, UUID id, String text) {}

    /** @param number of the post that it tells of, null where it tells of none */
    public record Event(long sequence, String type, UUID thread, Integer number) {}

    /** Something that is kept in a row so as not to be counted, and the same counted. */
    public record Counter(String what, long kept, long counted) {}
}
