package org.studycircle.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.PostEventType;
import org.studycircle.discussion.ThreadEventType;
import org.studycircle.group.log.EventType;
import org.studycircle.group.member.Seat;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.LibraryEventType;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.text.Rendering;

import io.smallrye.mutiny.Uni;

/**
 * Brings what is searched of a group up to its log, a hundred events, or paragraphs, at once. Each step may be taken twice, by several at once, and in any order: of a post that
 * wins which was read last, and a group is never followed backwards.
 */
@ApplicationScoped
class Following {

    private static final int MOST_AT_ONCE = 100;
    private static final String CONCERNED = EventType.isOneOf(ThreadEventType.THREAD_CREATED, ThreadEventType.THREAD_UPDATED,
            PostEventType.POST_CREATED, PostEventType.POST_UPDATED, PostEventType.POST_DELETED,
            PostEventType.POST_REMOVED, PostEventType.POST_RESTORED);

    private static final String IS_BEHIND = "select g.event_seq > coalesce(l.seq, 0)\n";
    private static final String FOLLOWED = "left join followed_log l on l.group_id = :group\n";
    private static final Sql<Boolean> BEHIND = Sql.column(Boolean.class, IS_BEHIND + "from reading_group g\n" + FOLLOWED
            + "where g.group_id = :group and g.deleted_at is null");
    private static final Sql<Boolean> BEHIND_OF_CALLER = Sql.column(Boolean.class,
            IS_BEHIND + Seat.FROM + FOLLOWED + Seat.OF_CALLER);

    /** What the next events are about, as it stands now; at least one row, with the number up to which the log is read then. */
    private static final Sql<Change> NEXT = Sql.rows(Change.class, """
            with read as materialized (
              select e.seq, e.type, e.thread_id, coalesce(e.post_number, 1) as number, e.essay_id
              from group_event e
              where e.group_id = :group and e.seq > (select coalesce(max(seq), 0) from followed_log where group_id = :group)
                and (%1$s or type = '%2$s')
              order by e.seq
              limit :most
            ), posts as (
              select distinct thread_id, number from read where type <> '%2$s'
            )
            select reached.seq, reached.essays, said.*
            from (
              select case when count(*) = :most then max(seq) else (select event_seq from reading_group where group_id = :group) end as seq,
                     array_agg(distinct essay_id) filter (where type = '%2$s') as essays
              from read
            ) reached
            left join lateral (
              select p.thread_id, p.number, p.author_id, p.created_at, case when p.number = 1 then t.title end as title, p.text,
                     p.revision + t.version as stamp
              from posts x
              join thread t on t.group_id = :group and t.thread_id = x.thread_id
              join post p on p.group_id = :group and p.thread_id = x.thread_id and p.number = x.number
            ) said on true
            """.formatted(CONCERNED, LibraryEventType.ESSAY_ADDED));

    private static final Sql<Void> KEEP = Sql.command("""
            insert into post_words as w (group_id, thread_id, number, author_id, created_at, title, text, words, stamp)
            select :group, x.thread_id, x.number, x.author_id, x.created_at, x.title, x.text,
                   setweight(search_text(g.language, coalesce(x.title, '')), 'A') || search_text(g.language, coalesce(x.text, '')), x.stamp
            from unnest(cast(:threads as uuid[]), cast(:numbers as integer[]), cast(:authors as uuid[]), cast(:ats as timestamptz[]),
                        cast(:titles as text[]), cast(:texts as text[]), cast(:stamps as integer[]))
              x (thread_id, number, author_id, created_at, title, text, stamp)
            join reading_group g on g.group_id = :group
            on conflict (group_id, thread_id, number) do update
            set title = excluded.title, text = excluded.text, words = excluded.words, stamp = excluded.stamp
            where w.stamp <= excluded.stamp
            """);

    /** The next paragraphs of these texts that can't be found yet; how many these are. */
    private static final Sql<Integer> READ = Sql.column(Integer.class, """
            with page as (
              select p.section_id, p.position, x.edition_id, x.position as section_position, p.text, coalesce(e.language, g.language) as language
              from reading_group g
              join essay e on e.group_id = :group and e.essay_id = any(:essays)
              left join lateral (
                select w.section_position, w.position from paragraph_words w
                where w.group_id = :group and w.edition_id = e.edition_id
                order by w.section_position desc, w.position desc
                limit 1
              ) last on true
              join section x on x.group_id = :group and x.edition_id = e.edition_id
              join paragraph p on p.group_id = :group and p.section_id = x.section_id
              where g.group_id = :group and ((x.position, p.position) > (last.section_position, last.position)) is not false
              order by e.essay_id, x.position, p.position
              limit :most
            ), kept as (
              insert into paragraph_words (group_id, section_id, position, edition_id, section_position, words)
              select :group, section_id, position, edition_id, section_position, search_text(language, text) from page
              on conflict (group_id, section_id, position) do nothing
            )
            select cast(count(*) as integer) from page
            """);

    private static final Sql<Void> REACH = Sql.command("""
            insert into followed_log as l (group_id, seq)
            select group_id, :seq from reading_group where group_id = :group and deleted_at is null
            on conflict (group_id) do update set seq = excluded.seq where l.seq < excluded.seq
            """);

    @Inject
    Database database;

    @Inject
    Rendering rendering;

    /**
     * A post that something has happened to, if there is one, and with each of them what else has happened.
     *
     * @param seq number of the event up to which the log is read with it, null where there is no such group any more
     * @param essays those that were added, null where none was
     * @param text Markdown, null where the post is deleted
     * @param stamp grows with each change of the post and of its thread's title
     */
    private record Change(Long seq, List<UUID> essays, UUID threadId, Integer number, UUID authorId, Instant createdAt,
            String title,
            String text, Integer stamp) {

        boolean isOfPost() {
            return threadId != null;
        }
    }

    /**
     * For somebody who searches.
     *
     * @return whether everything can be found that had happened in the group by now
     * @throws NotFound for who is no active member
     */
    Uni<Boolean> follow(UUID groupId, UUID callerId, int steps) {
        return about(BEHIND_OF_CALLER, groupId).set("caller", callerId).first()
                .onItem().ifNull().failWith(NotFound::new)
                .chain(behind -> follow(groupId, behind, steps));
    }

    /** The same for nobody; where there is no such group any more, there is nothing to be found. */
    Uni<Boolean> follow(UUID groupId, int steps) {
        return about(BEHIND, groupId).first().chain(behind -> follow(groupId, Boolean.TRUE.equals(behind), steps));
    }

    private Uni<Boolean> follow(UUID groupId, boolean isBehind, int steps) {
        return isBehind && steps > 0
                ? step(groupId).chain(() -> follow(groupId, steps - 1))
                : Uni.createFrom().item(!isBehind);
    }

    private Uni<Void> step(UUID groupId) {
        return about(NEXT, groupId).set("most", MOST_AT_ONCE).list()
                .chain(changes -> read(groupId, changes.get(0).essays)
                        .chain(isRead -> isRead ? keepAll(groupId, changes) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> keepAll(UUID groupId, List<Change> changes) {
        return keep(groupId, changes.stream().filter(Change::isOfPost).toList())
                .chain(() -> about(REACH, groupId).set("seq", changes.get(0).seq).run());
    }

    private Uni<Void> keep(UUID groupId, List<Change> posts) {
        return posts.isEmpty()
                ? Uni.createFrom().voidItem()
                : rendering.words(posts.stream().map(Change::text).toList()).chain(texts -> keep(groupId, posts, texts));
    }

    private Uni<Void> keep(UUID groupId, List<Change> posts, List<String> texts) {
        return about(KEEP, groupId)
                .setEach("threads", posts, Change::threadId, UUID[]::new)
                .setEach("numbers", posts, Change::number, Integer[]::new)
                .setEach("authors", posts, Change::authorId, UUID[]::new)
                .setEach("ats", posts, Change::createdAt, Instant[]::new)
                .setEach("titles", posts, Change::title, String[]::new)
                .set("texts", texts.toArray(String[]::new))
                .setEach("stamps", posts, Change::stamp, Integer[]::new)
                .run();
    }

    /** @return whether all of their paragraphs can be found now */
    private Uni<Boolean> read(UUID groupId, List<UUID> essays) {
        return essays == null
                ? Uni.createFrom().item(true)
                : about(READ, groupId).set("essays", essays.toArray(UUID[]::new)).set("most", MOST_AT_ONCE).first()
                        .map(paragraphs -> paragraphs < MOST_AT_ONCE);
    }

    private <T> Call<T> about(Sql<T> sql, UUID groupId) {
        return database.call(sql).set("group", groupId);
    }
}
