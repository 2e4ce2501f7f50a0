package org.studycircle.group;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.studycircle.web.AfterCommit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The numbered log of what happens in a group, appended to in the transaction of the write itself. */
@ApplicationScoped
public class GroupLog {

    /** The lock on the group's row makes the numbers gapless and in commit order; it is the last lock that a write takes. */
    private static final String APPEND = """
            with numbered as (
              update reading_group set event_seq = event_seq + 1, post_count = post_count + :posts
              where group_id = :group
              returning group_id, event_seq
            )
            insert into group_event (group_id, seq, type, at, actor_id, audience, person_id, essay_id, section_id,
                                     assignment_id, thread_id, post_number)
            select group_id, event_seq, :type, :at, :actor, :audience, cast(:person as uuid), cast(:essay as uuid),
                   cast(:section as uuid), cast(:assignment as uuid), cast(:thread as uuid), cast(:post as integer)
            from numbered
            returning seq
            """;

    @Inject
    Event<GroupChanged> changes;

    /** Tells those who keep copies, once the transaction has been committed. */
    public void tell(UUID groupId) {
        AfterCommit.run(() -> changes.fire(new GroupChanged(groupId)));
    }

    /** @return the number of the event within its group */
    public Uni<Long> append(GroupEvent event) {
        return append(event, 0);
    }

    /**
     * @param posts by how many posts that are not deleted the group has more (or less) now
     * @return the number of the event within its group
     */
    public Uni<Long> append(GroupEvent event, int posts) {
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
                .setParameter("posts", posts)
                .getSingleResult())
                .invoke(() -> tell(event.groupId()));
    }
}
