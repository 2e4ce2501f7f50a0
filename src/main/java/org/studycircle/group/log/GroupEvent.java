package org.studycircle.group.log;

import java.util.List;
import java.util.stream.Stream;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened in a group, before it has its number.
 *
 * @param audience who gets to see it, besides its actor
 * @param actorId who did it, null where it was nobody of the group
 * @param references what it names
 */
public record GroupEvent(UUID groupId, EventType type, Audience audience, UUID actorId, Map<Reference, Object> references) {

    public static GroupEvent of(EventType type, UUID groupId, UUID actorId) {
        return new GroupEvent(groupId, type, type.audience(), actorId, Map.of());
    }

    /** @return an event and what followed from it, in this order */
    public static List<GroupEvent> first(GroupEvent event, List<GroupEvent> others) {
        return Stream.concat(Stream.of(event), others.stream()).toList();
    }

    /** The same, of which members see nothing. */
    public GroupEvent forFacilitators() {
        return new GroupEvent(groupId, type, Audience.FACILITATORS, actorId, references);
    }

    public GroupEvent with(Reference reference, Object value) {
        Map<Reference, Object> more = new EnumMap<>(Reference.class);
        more.putAll(references);
        more.put(reference, value);
        return new GroupEvent(groupId, type, audience, actorId, more);
    }

    public GroupEvent person(UUID id) {
        return with(Reference.PERSON, id);
    }
}
