package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadEventType;
import org.studycircle.discussion.post.OwnPosts;
import org.studycircle.group.PersonalData;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.Reference;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The threads that a person has opened, and those in which nobody else has anything to show. */
@ApplicationScoped
@Priority(OwnThreads.ORDER)
public class OwnThreads implements PersonalData {

    static final int ORDER = OwnPosts.ORDER + 100;
    private static final String BLANKED = "(blanked)";

    /** A thread goes with its last visible post; others that the person opened only lose their title. */
    private static final Sql<Blanked> BLANK = Sql.rows(Blanked.class, """
            with concerned as (
              select t.thread_id, t.deleted_at is null as shown, s.own @> 1 as opened,
                     t.post_count > 0 and t.post_count <= (
                       select coalesce(sum(upper(written) - lower(written)), 0) from unnest(s.own - t.deleted_numbers) written
                     ) as emptied
              from read_state s
              join thread t on t.group_id = :group and t.thread_id = s.thread_id
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
            returning t.thread_id, c.shown, c.emptied
            """);

    private static final Sql<Integer> HELD = Sql.column(Integer.class, """
            select cast(count(*) as integer)
            from membership m
            join read_state s on s.group_id = m.group_id and s.person_id = m.person_id and s.own @> 1
            join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id and t.deleted_at is null
            where m.real_person_id = :person
            """);

    @Inject
    Database database;

    /**
     * @param shown whether it was to be seen before
     * @param emptied whether nothing is left of it
     */
    private record Blanked(UUID threadId, boolean shown, boolean emptied) {}

    @Override
    public Uni<Holdings> held(UUID personId) {
        return database.call(HELD).set("person", personId).first().map(Holdings::ofThreads);
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return member.isBlanked() ? blank(member) : Uni.createFrom().item(Farewell.SILENT);
    }

    private Uni<Farewell> blank(FormerMember member) {
        return database.call(BLANK)
                .set("group", member.groupId())
                .set("person", member.personId())
                .set("blanked", BLANKED)
                .set("now", Moment.now())
                .list()
                .map(threads -> new Farewell(
                        threads.stream().filter(Blanked::shown).map(thread -> event(member, thread)).toList()));
    }

    private static GroupEvent event(FormerMember member, Blanked thread) {
        return GroupEvent.of(thread.emptied ? ThreadEventType.THREAD_DELETED : ThreadEventType.THREAD_UPDATED, member.groupId(),
                member.personId()).with(Reference.THREAD, thread.threadId);
    }
}
