package org.studycircle.discussion.post;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.PostEventType;
import org.studycircle.discussion.unread.OwnReadStates;
import org.studycircle.group.PersonalData;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.Reference;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

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
    private static final Sql<Blanked> BLANK = Sql.rows(Blanked.class, "with " + OWN + """
            , threads_locked as (
              select t.thread_id, t.deleted_at is null as shown from thread t
              where t.group_id = :group and t.thread_id in (select thread_id from own)
              order by t.thread_id
              for update
            ), blanked as (
              update post p
              set text = null, html = null, excerpt = null, excerpt_of = p.revision + 1, edited_at = null, deleted_at = :now, revision = p.revision + 1
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
            select thread_id, number from blanked where shown order by thread_id, number
            """);

    /** What the author had taken back is kept for nobody, however the rest is kept. */
    private static final Sql<Void> FORGET_FORMER = Sql.command("with " + OWN + """
            delete from post_revision r
            using own
            join post p on p.group_id = :group and p.thread_id = own.thread_id and p.number = own.number
            where r.group_id = :group and r.thread_id = own.thread_id and r.number = own.number
              and p.deleted_at is not null
            """);

    /** What a facilitator has taken away of theirs is put back no more. */
    private static final Sql<Void> FORGET_REMOVED = Sql.command("with " + OWN + """
            , forgotten as (
              delete from removed_post k
              using own
              where k.group_id = :group and k.thread_id = own.thread_id and k.number = own.number
              returning k.thread_id, k.number
            )
            update post p set removed_at = null, edited_at = null
            from forgotten f
            where p.group_id = :group and p.thread_id = f.thread_id and p.number = f.number
            """);

    /** Those that they gave, and those that others gave for removing what they wrote. */
    private static final Sql<Void> FORGET_WORDS = Sql.command("with " + OWN + """
            update thread_measure m set words = null
            where m.group_id = :group and (m.taken_by = :person or exists (
              select from own where own.thread_id = m.thread_id and own.number = greatest(1, m.number)))
            """);
    private static final Sql<Void> FORGET_REASONS = Sql.command("""
            update post_revision set reason = null
            where group_id = :group and replaced_by = :person and reason is not null
            """);

    private static final Sql<Integer> HELD = Sql.column(Integer.class, """
            select cast(coalesce(sum(upper(written) - lower(written)), 0) as integer)
            from membership m
            join read_state s on s.group_id = m.group_id and s.person_id = m.person_id
            join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id and t.deleted_at is null
            cross join lateral unnest(s.own - t.deleted_numbers) written
            where m.real_person_id = :person
            """);

    @Inject
    Database database;

    private record Blanked(UUID threadId, int number) {}

    @Override
    public Uni<Holdings> held(UUID personId) {
        return database.call(HELD).set("person", personId).first().map(Holdings::ofPosts);
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return (member.isBlanked() ? blank(member) : Uni.createFrom().item(Farewell.SILENT))
                .call(() -> about(FORGET_FORMER, member).run());
    }

    private Uni<Farewell> blank(FormerMember member) {
        return about(BLANK, member).set("now", Moment.now()).list()
                .map(posts -> new Farewell(posts.stream().map(post -> event(member, post)).toList()))
                .call(() -> about(FORGET_REMOVED, member).run())
                .call(() -> about(FORGET_WORDS, member).run())
                .call(() -> about(FORGET_REASONS, member).run());
    }

    private static GroupEvent event(FormerMember member, Blanked post) {
        return GroupEvent.of(PostEventType.POST_DELETED, member.groupId(), member.personId())
                .with(Reference.THREAD, post.threadId).with(Reference.POST, post.number);
    }

    private <T> Call<T> about(Sql<T> sql, FormerMember member) {
        return database.call(sql).set("group", member.groupId()).set("person", member.personId());
    }
}
