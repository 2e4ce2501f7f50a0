package org.studycircle.group;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The numbered log of what happens in a group, appended to in the transaction of the write itself. */
@ApplicationScoped
public class GroupLog {

    /** The lock on the group's row makes the numbers gapless and in commit order; it is the last lock that a write takes. */
    private static final String APPEND = """
            with numbered as (
              update reading_group set event_seq = event_seq + 1 where group_id = :group returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number)
            select group_id, event_seq, :type, :at, :actor, :audience, cast(:person as uuid), cast(:essay as uuid),
                   cast(:section as uuid), cast(:assignment as uuid), cast(:thread as uuid), cast(:post as integer)
            from numbered
            returning seq
            """;

    /** One after another, in one statement. */
    private static final String APPEND_ALL = """
            with numbered as (
              update reading_group set event_seq = event_seq + :count where group_id = :group returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number)
            select n.group_id, n.event_seq - :count + e.place, e.type, :at, e.actor, e.audience, e.person, e.essay, e.section,
                   e.assignment, e.thread, e.post
            from numbered n
            cross join unnest(cast(:types as text[]), cast(:actors as uuid[]), cast(:audiences as text[]),
                              cast(:people as uuid[]), cast(:essays as uuid[]), cast(:sections as uuid[]),
                              cast(:assignments as uuid[]), cast(:threads as uuid[]), cast(:posts as integer[]))
              with ordinality as e (type, actor, audience, person, essay, section, assignment, thread, post, place)
            """;

    /** @return the number of the event within its group */
    public Uni<Long> append(GroupEvent event) {
        return Panache.getSession().chain(session -> session.createNativeQuery(APPEND, Long.class)
                .setParameter("group", event.groupId())
                .setParameter("type", event.type().name())
                .setParameter("at", Instant.now())
                .setParameter("actor", event.actorId())
                .setParameter("audience", event.audience().name())
                .setParameter("person", event.personId())
                .setParameter("essay", event.essayId())
                .setParameter("section", event.sectionId())
                .setParameter("assignment", event.assignmentId())
                .setParameter("thread", event.threadId())
                .setParameter("post", event.postNumber())
                .getSingleResult());
    }

    /** Appends several events of one group, in their order. */
    public Uni<Void> appendAll(UUID groupId, List<GroupEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(APPEND_ALL)
                        .setParameter("group", groupId)
                        .setParameter("count", events.size())
                        .setParameter("at", Instant.now())
                        .setParameter("types", strings(events, event -> event.type().name()))
                        .setParameter("actors", ids(events, GroupEvent::actorId))
                        .setParameter("audiences", strings(events, event -> event.audience().name()))
                        .setParameter("people", ids(events, GroupEvent::personId))
                        .setParameter("essays", ids(events, GroupEvent::essayId))
                        .setParameter("sections", ids(events, GroupEvent::sectionId))
                        .setParameter("assignments", ids(events, GroupEvent::assignmentId))
                        .setParameter("threads", ids(events, GroupEvent::threadId))
                        .setParameter("posts", events.stream().map(GroupEvent::postNumber).toArray(Integer[]::new))
                        .executeUpdate())
                        .replaceWithVoid();
    }

    private static UUID[] ids(List<GroupEvent> events, Function<GroupEvent, UUID> id) {
        return events.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] strings(List<GroupEvent> events, Function<GroupEvent, String> word) {
        return events.stream().map(word).toArray(String[]::new);
    }
}
