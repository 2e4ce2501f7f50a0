package org.studycircle.group.log;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.AfterCommit;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The numbered log of what happens in a group, appended to in the transaction of the write itself. */
@ApplicationScoped
public class GroupLog {

    /** The lock on the group's row makes the numbers gapless and in commit order; it is the last lock that a write takes. */
    private static final String APPEND = """
            with numbered as (
              update reading_group set event_seq = event_seq + 1, post_count = post_count + :posts
              where group_id = :group and (archived_at is null or :archived)
              returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number, invitation_id)
            select group_id, event_seq, :type, :at, cast(:actor as uuid), :audience, cast(:person as uuid), cast(:essay as uuid),
                   cast(:section as uuid), cast(:assignment as uuid), cast(:thread as uuid), cast(:post as integer),
                   cast(:invitation as uuid)
            from numbered
            returning seq
            """;

    private static final String APPEND_ALL = """
            with numbered as (
              update reading_group set event_seq = event_seq + :count
              where group_id = :group and (archived_at is null or :archived)
              returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number, invitation_id)
            select n.group_id, n.event_seq - :count + e.number, e.type, :at, e.actor, e.audience, e.person, e.essay, e.section,
                   e.assignment, e.thread, e.post, e.invitation
            from numbered n
            cross join unnest(cast(:types as text[]), cast(:audiences as text[]), cast(:actors as uuid[]),
                              cast(:people as uuid[]), cast(:essays as uuid[]), cast(:sections as uuid[]),
                              cast(:assignments as uuid[]), cast(:threads as uuid[]), cast(:posts as integer[]),
                              cast(:invitations as uuid[]))
              with ordinality as e (type, audience, actor, person, essay, section, assignment, thread, post, invitation, number)
            """;

    @Inject
    Event<GroupChanged> changes;

    @Inject
    @All
    List<InStep> copies;

    /** Tells those who keep copies, once the transaction has been committed. */
    public void tell(UUID groupId) {
        AfterCommit.run(() -> changes.fire(new GroupChanged(groupId)));
    }

    /**
     * Whatever is written in a group is told here, so this is where an archived one refuses it.
     *
     * @return the number of the event within its group
     * @throws GroupArchived where the group is only read any more
     */
    public Uni<Long> append(GroupEvent event) {
        return append(event, false).onItem().ifNull().failWith(GroupArchived::new);
    }

    /** For what must stay possible in an archived group: leaving it, leading it, restoring it and giving it up. */
    public Uni<Long> appendEvenArchived(GroupEvent event) {
        return append(event, true);
    }

    private Uni<Long> append(GroupEvent event, boolean evenArchived) {
        return Panache.getSession().chain(session -> session.createNativeQuery(APPEND, Long.class)
                .setParameter("archived", evenArchived)
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
                .setParameter("invitation", event.invitationId())
                .setParameter("posts", event.posts())
                .getSingleResultOrNull())
                .call(seq -> seq == null ? Uni.createFrom().voidItem() : follow(event.groupId(), Set.of(event.type())))
                .invoke(() -> tell(event.groupId()));
    }

    private Uni<Void> follow(UUID groupId, Set<GroupEvent.Type> events) {
        return Multi.createFrom().iterable(copies)
                .onItem().transformToUniAndConcatenate(copy -> copy.follow(groupId, events))
                .toUni().replaceWithVoid();
    }

    /**
     * Several events of one group, in their order; none of a thread that is new.
     *
     * @throws GroupArchived where the group is only read any more
     */
    public Uni<Void> append(UUID groupId, List<GroupEvent> events) {
        return append(groupId, events, false)
                .invoke(appended -> requireAll(appended, events))
                .replaceWithVoid();
    }

    /** What is told of an erasure, which an archived group is no way around. */
    public Uni<Void> appendEvenArchived(UUID groupId, List<GroupEvent> events) {
        return append(groupId, events, true).replaceWithVoid();
    }

    private static void requireAll(int appended, List<GroupEvent> events) {
        if (appended < events.size()) {
            throw new GroupArchived();
        }
    }

    private Uni<Integer> append(UUID groupId, List<GroupEvent> events, boolean evenArchived) {
        return Panache.getSession().chain(session -> session.createNativeQuery(APPEND_ALL)
                .setParameter("archived", evenArchived)
                .setParameter("group", groupId)
                .setParameter("count", events.size())
                .setParameter("at", Instant.now())
                .setParameter("types", column(events, event -> event.type().name(), String[]::new))
                .setParameter("audiences", column(events, event -> event.audience().name(), String[]::new))
                .setParameter("actors", column(events, GroupEvent::actorId, UUID[]::new))
                .setParameter("people", column(events, GroupEvent::personId, UUID[]::new))
                .setParameter("essays", column(events, GroupEvent::essayId, UUID[]::new))
                .setParameter("sections", column(events, GroupEvent::sectionId, UUID[]::new))
                .setParameter("assignments", column(events, GroupEvent::assignmentId, UUID[]::new))
                .setParameter("threads", column(events, GroupEvent::threadId, UUID[]::new))
                .setParameter("posts", column(events, GroupEvent::postNumber, Integer[]::new))
                .setParameter("invitations", column(events, GroupEvent::invitationId, UUID[]::new))
                .executeUpdate())
                .call(() -> follow(groupId, events.stream().map(GroupEvent::type).collect(Collectors.toSet())))
                .invoke(() -> tell(groupId));
    }

    /**
     * Fails with the reason why a statement that numbers its event itself found no group to number it in.
     *
     * @throws GroupArchived where the group is only read any more
     * @throws NotFound where it was something else that was missing
     */
    public <T> Uni<T> refuse(UUID groupId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                "select 1 from reading_group where group_id = :group and archived_at is not null", Integer.class)
                .setParameter("group", groupId)
                .getSingleResultOrNull())
                .map(archived -> {
                    throw archived == null ? new NotFound() : new GroupArchived();
                });
    }

    private static <T> T[] column(List<GroupEvent> events, Function<GroupEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
