package org.studycircle.discussion;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.LogSql;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * How many posts a group has, and how many of them each member has read, over all its threads. What writes a post or a read state
 * moves the counts by just as much, in the same statement; a thread that loses or regains posts is counted anew afterwards, and
 * then each of its readers.
 */
@ApplicationScoped
public class ReadCounts {

    private static final int MOST_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    /** SQL for how many posts the read state {@code s} of the thread {@code t} counts. */
    private static final String COUNTED = """
            (case when t.deleted_at is null then %s else 0 end)""".formatted(size("s.read - t.deleted_numbers"));

    private static final Sql<UUID> RECOUNT = Sql.column(UUID.class, """
            with page as (
              select s.person_id from read_state s
              where s.group_id = :group and s.thread_id = :thread and s.person_id > :after
              order by s.person_id
              limit :most
            ), recounted as (
              update read_state s
              set counted = %1$s, gained = %1$s - s.counted
              from thread t, page p
              where t.group_id = :group and t.thread_id = :thread
                and s.group_id = :group and s.thread_id = :thread and s.person_id = p.person_id and s.counted <> %1$s
              returning s.person_id, s.gained
            ), moved as (
              update read_count c
              set posts = c.posts + r.gained, version = c.version + 1
              from recounted r
              where c.group_id = :group and c.person_id = r.person_id
            )
            select person_id from page order by person_id
            """.formatted(COUNTED));

    /** The locks are those of a reply, in the same order. */
    private static final Sql<Void> RECOUNT_THREAD = Sql.command("""
            with thread_locked as (
              select t.thread_id, t.counted, t.first_counted, t.assignment_id, t.section_id, t.paragraph_key,
                     case when t.deleted_at is null then t.last_number - %s else 0 end as posts,
                     t.opened_by_facilitator and t.deleted_at is null and not t.deleted_numbers @> 1 as first
              from thread t
              where t.group_id = :group and t.thread_id = :thread
              for update
            ), recounted as (
              update thread t
              set counted = l.posts, first_counted = l.first
              from thread_locked l
              where t.group_id = :group and t.thread_id = l.thread_id
                and (l.counted <> l.posts or l.first_counted <> l.first)
              returning l.assignment_id, l.section_id, l.paragraph_key, l.posts - l.counted as gained,
                        cast(l.first as integer) - cast(l.first_counted as integer) as gained_first
            ), group_counted as (
            """.formatted(size("t.deleted_numbers")) + LogSql.recounted("recounted")
            + " returning x.*\n)\n" + TalkCounts.moved("group_counted"));

    /**
     * Under the lock on the group's row, which whoever writes a post takes before counting it. Where somebody had it before, what is read here is older than
     * what they wrote: then nothing is done.
     */
    private static final Sql<Boolean> RECOUNT_TALK = Sql.column(Boolean.class, """
            with group_locked as (
              select event_seq, post_count from reading_group where group_id = :group for update
            ), unchanged as (
              select g.group_id
              from reading_group g
              join group_locked l on l.event_seq = g.event_seq and l.post_count = g.post_count
              where g.group_id = :group
            ), counted as (
              select t.assignment_id, t.section_id, t.paragraph_key, sum(t.counted) as posts,
                     count(*) filter (where t.first_counted) as opened
              from unchanged
              join thread t on t.group_id = :group and (t.assignment_id is not null or t.section_id is not null)
              group by t.assignment_id, t.section_id, t.paragraph_key
            ), talked as (
              insert into talk_count as talk (group_id, assignment_id, section_id, paragraph_key, posts, opened)
              select :group, assignment_id, section_id, paragraph_key, posts, opened from counted
              on conflict on constraint talk_count_key do update set posts = excluded.posts, opened = excluded.opened
            )
            select exists (select from unchanged) or not exists (select from group_locked) as done
            """);

    /** Counts of the group {@code :group} that have changed and that nobody has copied, {@code :most} at once. */
    public static final String UNCOPIED = """
            select person_id, version from read_count where group_id = :group and not copied limit :most
            """;

    private static final Sql<UUID> UNCOPIED_GROUPS = Sql.column(UUID.class,
            "select distinct group_id from (select group_id from read_count where not copied limit :most) found");

    @Inject
    Database database;

    /**
     * A statement, for a {@code with}, that says that counts have been copied; what has changed again in between has not.
     *
     * @param from a table with {@code person_id} and {@code version}
     */
    public static String copied(String from) {
        return """
                update read_count c set copied_version = c.version
                from %s x
                where c.group_id = :group and c.person_id = x.person_id and c.version = x.version
                """.formatted(from);
    }

    /** @return SQL for how many numbers are in a set of them */
    public static String size(String multirange) {
        return "(select cast(coalesce(sum(upper(posts) - lower(posts)), 0) as integer) from unnest(" + multirange + ") posts)";
    }

    /** After posts of a thread, or the thread, have gone or come back. May be repeated. */
    public Uni<Void> recount(UUID groupId, UUID threadId) {
        return database.call(RECOUNT_THREAD).set("group", groupId).set("thread", threadId).run()
                .chain(() -> recount(groupId, threadId, FIRST));
    }

    /** Counts all posts about each subject of a group anew. */
    public Uni<Void> recountTalk(UUID groupId) {
        return database.call(RECOUNT_TALK).set("group", groupId).first()
                .chain(done -> done ? Uni.createFrom().voidItem() : recountTalk(groupId));
    }

    /** Some groups in which counts have changed that nobody has copied. */
    public Uni<List<UUID>> uncopiedGroups(int most) {
        return database.call(UNCOPIED_GROUPS).set("most", most).list();
    }

    private Uni<Void> recount(UUID groupId, UUID threadId, UUID after) {
        return database.call(RECOUNT)
                .set("group", groupId)
                .set("thread", threadId)
                .set("after", after)
                .set("most", MOST_AT_ONCE)
                .list()
                .chain(readers -> readers.size() < MOST_AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : recount(groupId, threadId, readers.get(readers.size() - 1)));
    }
}
