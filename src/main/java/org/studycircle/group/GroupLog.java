package org.studycircle.group;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The numbered log of what happens in a group, appended to in the transaction of the write itself. */
@ApplicationScoped
public class GroupLog {

    /** The lock on the group's row makes the numbers gapless and in commit order; it is the last lock that a write takes. */
    private static final String APPEND = """
            with numbered as (
              update reading_group set event_seq = event_seq + 1
              where group_id = :group and (archived_at is null or :archived)
              returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number)
            select group_id, event_seq, :type, :at, cast(:actor as uuid), :audience, cast(:person as uuid), cast(:essay as uuid),
                   cast(:section as uuid), cast(:assignment as uuid), cast(:thread as uuid), cast(:post as integer)
            from numbered
            returning seq
            """;

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

    private static Uni<Long> append(GroupEvent event, boolean evenArchived) {
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
                .getSingleResultOrNull());
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
}
