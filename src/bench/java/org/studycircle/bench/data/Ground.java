package org.studycircle.bench.data;

import java.util.List;
import java.util.UUID;

/**
 * A group that was made through the API, in which nothing has been said yet.
 *
 * @param people who they are in the group; the first one facilitates
 * @param editionId of a text of the group
 * @param sectionIds of the text, in their order
 * @param firstKeys of each section, the key of its first paragraph
 * @param assignments by which section number i of the text is assigned by number i
 */
public record Ground(UUID groupId, List<UUID> people, UUID editionId, List<UUID> sectionIds, List<String> firstKeys,
        List<UUID> assignments) {

    /** @return the number of the section that a thread is about, if it is about one or its assignment */
    public int section(int thread) {
        return thread / Plan.Subject.values().length % sectionIds.size();
    }
}
