package org.studycircle.discussion;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How many posts a group has, and how many of them each member has read, over all its threads. What writes a post or a read state
 * moves the counts by just as much, in the same statement; a thread that loses or regains posts is counted anew afterwards, and
 * then each of its readers.
 */
@ApplicationScoped
public class ReadCounts {

    /** SQL for how many posts the read state {@code s} of the thread {@code t} counts. */
    private static final String COUNTED = """
            (case when t.deleted_at is null then %s else 0 end)""".formatted(size("s.read - t.deleted_numbers"));

    public static final int MOST_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String RECOUNT = """
            with page as (
              select s.person_id from read_state s
              where s.group_id = $1 and s.thread_id = $2 and s.person_id > $3
              order by s.person_id
              limit $4
            ), recounted as (
              update read_state s
              set counted = %1$s, gained = %1$s - s.counted
              from thread t, page p
              where t.group_id = $1 and t.thread_id = $2
                and s.group_id = $1 and s.thread_id = $2 and s.person_id = p.person_id and s.counted <> %1$s
              returning s.person_id, s.gained
            ), moved as (
              update read_count c
              set posts = c.posts + r.gained, version = c.version + 1
              from recounted r
              where c.group_id = $1 and c.person_id = r.person_id
            )
            select person_id from page order by person_id
            """.formatted(COUNTED);

    /** The locks are those of a reply, in the same order. */
    private static final String RECOUNT_THREAD = """
            with thread_locked as (
              select t.group_id, t.thread_id, t.counted,
                     case when t.deleted_at is null then t.last_number - %s else 0 end as posts
              from thread t
              where t.group_id = $1 and t.thread_id = $2
              for update
            ), recounted as (
              update thread t
              set counted = l.posts
              from thread_locked l
              where t.group_id = l.group_id and t.thread_id = l.thread_id and l.counted <> l.posts
              returning l.group_id, l.posts - l.counted as gained
            )
            update reading_group g set post_count = g.post_count + r.gained from recounted r where g.group_id = r.group_id
            """.formatted(size("t.deleted_numbers"));

    @Inject
    Pool pool;

    /** @return SQL for how many numbers are in a set of them */
    public static String size(String multirange) {
        return "(select cast(coalesce(sum(upper(posts) - lower(posts)), 0) as integer) from unnest(" + multirange + ") posts)";
    }

    /** After posts of a thread, or the thread, have been deleted. May be repeated. */
    public Uni<Void> recount(UUID groupId, UUID threadId) {
        return pool.preparedQuery(RECOUNT_THREAD).execute(Tuple.of(groupId, threadId))
                .chain(() -> recount(groupId, threadId, FIRST));
    }

    private Uni<Void> recount(UUID groupId, UUID threadId, UUID after) {
        return pool.preparedQuery(RECOUNT)
                .mapping(row -> row.getUUID("person_id"))
                .execute(Tuple.of(groupId, threadId, after, MOST_AT_ONCE))
                .map(readers -> readers.stream().toList())
                .chain(readers -> readers.size() < MOST_AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : recount(groupId, threadId, readers.get(readers.size() - 1)));
    }

    /** Some groups in which counts have changed that nobody has copied. */
    public Uni<List<UUID>> uncopied() {
        return pool
                .preparedQuery(
                        "select distinct group_id from (select group_id from read_count where not copied limit $1) found")
                .mapping(row -> row.getUUID("group_id"))
                .execute(Tuple.of(MOST_AT_ONCE))
                .map(groups -> groups.stream().toList());
    }

    /** Some counts of a group that have changed and that nobody has copied. */
    public Uni<List<ReadCount>> uncopied(UUID groupId) {
        return pool.preparedQuery("select person_id, version from read_count where group_id = $1 and not copied limit $2")
                .mapping(ReadCounts::count)
                .execute(Tuple.of(groupId, MOST_AT_ONCE))
                .map(counts -> counts.stream().toList());
    }

    /** Says that these have been copied; what has changed again in between has not. */
    public Uni<Void> copied(UUID groupId, List<ReadCount> counts) {
        return pool.preparedQuery("""
                update read_count c
                set copied_version = c.version
                from unnest($2::uuid[], $3::bigint[]) as seen (person_id, version)
                where c.group_id = $1 and c.person_id = seen.person_id and c.version = seen.version
                """)
                .execute(Tuple.of(groupId, counts.stream().map(ReadCount::personId).toArray(UUID[]::new),
                        counts.stream().map(ReadCount::version).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static ReadCount count(Row row) {
        return new ReadCount(row.getUUID("person_id"), row.getLong("version"));
    }
}
