package org.studycircle.discussion.post;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.unread.OwnReadStates;
import org.studycircle.group.PersonalData;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a person has posted, found by the numbers that their read states keep of it. */
@ApplicationScoped
@Priority(OwnPosts.ORDER)
public class OwnPosts implements PersonalData {

    public static final int ORDER = OwnReadStates.ORDER + 100;

    private static final String OWN = """
            own as (
              select s.thread_id, number
              from read_state s
              cross join lateral unnest(s.own) written
              cross join lateral generate_series(lower(written), upper(written) - 1) number
              where s.group_id = :group and s.person_id = :person
            )
            """;

    /** A thread keeps counting one post when none is left: then it is deleted itself. */
    private static final String BLANK = "with " + OWN + """
            , threads_locked as (
              select t.thread_id, t.deleted_at is null as shown from thread t
              where t.group_id = :group and t.thread_id in (select thread_id from own)
              order by t.thread_id
              for update
            ), blanked as (
              update post p
              set text = null, html = null, edited_at = null, deleted_at = :now, revision = p.revision + 1
              from own, threads_locked t
              where t.thread_id = own.thread_id
                and p.group_id = :group and p.thread_id = own.thread_id and p.number = own.number and p.deleted_at is null
              returning p.thread_id, p.number, t.shown
            ), counted as (
              update thread t
              set post_count = greatest(1, t.post_count - b.posts), deleted_numbers = t.deleted_numbers + b.numbers
              from (
                select thread_id, count(*) as posts, range_agg(int4range(number, number, '[]')) as numbers
                from blanked group by thread_id
              ) b
              where t.group_id = :group and t.thread_id = b.thread_id
            )
            select cast(thread_id as text), number from blanked where shown order by thread_id, number
            """;

    /** What the author had taken back is kept for nobody, however the rest is kept. */
    private static final String FORGET_FORMER = "with " + OWN + """
            delete from post_revision r
            using own
            join post p on p.group_id = :group and p.thread_id = own.thread_id and p.number = own.number
            where r.group_id = :group and r.thread_id = own.thread_id and r.number = own.number
              and p.deleted_at is not null
            """;

    private static final String FORGET_REASONS = """
            update post_revision set reason = null
            where group_id = :group and replaced_by = :person and reason is not null
            """;

    @Inject
    Pool pool;

    @Override
    public Uni<Holdings> held(UUID personId) {
        return pool.preparedQuery("""
                select cast(coalesce(sum(upper(written) - lower(written)), 0) as integer)
                from membership m
                join read_state s on s.group_id = m.group_id and s.person_id = m.person_id
                join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id and t.deleted_at is null
                cross join lateral unnest(s.own - t.deleted_numbers) written
                where m.real_person_id = $1
                """)
                .execute(Tuple.of(personId))
                .map(rows -> Holdings.ofPosts(rows.iterator().next().getInteger(0)));
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return (member.isBlanked() ? blank(member) : Uni.createFrom().item(Farewell.SILENT))
                .call(() -> execute(FORGET_FORMER, member));
    }

    private static Uni<Farewell> blank(FormerMember member) {
        return Panache.getSession().chain(session -> session.createNativeQuery(BLANK, Object[].class)
                .setParameter("group", member.groupId())
                .setParameter("person", member.personId())
                .setParameter("now", Moment.now())
                .getResultList())
                .map(posts -> posts.stream()
                        .map(post -> GroupEvent.of(Type.POST_DELETED, member.groupId(), member.personId())
                                .post(UUID.fromString((String) post[0]), (Integer) post[1]))
                        .toList())
                .map(Farewell::new)
                .call(() -> execute(FORGET_REASONS, member));
    }

    private static Uni<Integer> execute(String statement, FormerMember member) {
        return Panache.getSession().chain(session -> session.createNativeQuery(statement)
                .setParameter("group", member.groupId())
                .setParameter("person", member.personId())
                .executeUpdate());
    }
}
