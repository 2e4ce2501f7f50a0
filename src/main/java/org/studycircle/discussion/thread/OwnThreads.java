package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.post.OwnPosts;
import org.studycircle.group.PersonalData;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The threads that a person has opened, and those in which nobody else has anything to show. */
@ApplicationScoped
@Priority(OwnThreads.ORDER)
public class OwnThreads implements PersonalData {

    static final int ORDER = OwnPosts.ORDER + 100;
    private static final String BLANKED = "(blanked)";

    /** A thread goes with its last visible post; others that the person opened only lose their title. */
    private static final String BLANK = """
            with concerned as (
              select t.thread_id, t.deleted_at is null as shown, s.own @> 1 as opened,
                     t.post_count <= (
                       select coalesce(sum(upper(written) - lower(written)), 0) from unnest(s.own - t.deleted_numbers) written
                     ) as emptied
              from read_state s
              join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id
              where s.group_id = :group and s.person_id = :person and s.own <> '{}'
              order by t.thread_id
              for update of t
            )
            update thread t
            set title = case when c.opened then :blanked else t.title end,
                deleted_at = case when c.emptied then coalesce(t.deleted_at, :now) else t.deleted_at end,
                version = t.version + 1
            from concerned c
            where t.group_id = :group and t.thread_id = c.thread_id and (c.opened or c.emptied and c.shown)
            returning cast(t.thread_id as text), c.shown, c.emptied
            """;

    @Inject
    Pool pool;

    @Override
    public Uni<Holdings> held(UUID personId) {
        return pool.preparedQuery("""
                select cast(count(*) as integer)
                from membership m
                join read_state s on s.group_id = m.group_id and s.person_id = m.person_id and s.own @> 1
                join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id and t.deleted_at is null
                where m.real_person_id = $1
                """)
                .execute(Tuple.of(personId))
                .map(rows -> Holdings.ofThreads(rows.iterator().next().getInteger(0)));
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return member.isBlanked() ? blank(member) : Uni.createFrom().item(Farewell.SILENT);
    }

    private static Uni<Farewell> blank(FormerMember member) {
        return Panache.getSession().chain(session -> session.createNativeQuery(BLANK, Object[].class)
                .setParameter("group", member.groupId())
                .setParameter("person", member.personId())
                .setParameter("blanked", BLANKED)
                .setParameter("now", Moment.now())
                .getResultList())
                .map(threads -> threads.stream()
                        .filter(thread -> (Boolean) thread[1])
                        .map(thread -> event(member, UUID.fromString((String) thread[0]), (Boolean) thread[2]))
                        .toList())
                .map(Farewell::new);
    }

    private static GroupEvent event(FormerMember member, UUID thread, boolean isDeleted) {
        return GroupEvent.of(isDeleted ? Type.THREAD_DELETED : Type.THREAD_UPDATED, member.groupId(), member.personId())
                .thread(thread);
    }
}
