package org.studycircle.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import org.studycircle.history.Stored.Counter;
import org.studycircle.history.Stored.Event;
import org.studycircle.history.Stored.Post;

/** Reads the rows of a group, past the service. */
public record StoredIn(Connection database, UUID groupId) {

    private static final String POSTS = "select thread_id, number, post_id, text from post where group_id = ?";
    private static final String EVENTS = "select seq, type, thread_id, post_number from group_event where group_id = ? order by seq";
    private static final String READINGS = "select event_id from reading_event where group_id = ?";

    private static final List<String> COUNTERS = List.of("""
            select 'posts of thread ' || t.thread_id, t.post_count, (select count(*) from post p
              where p.group_id = t.group_id and p.thread_id = t.thread_id and p.deleted_at is null)
            from thread t where t.group_id = ?
            """, """
            select 'last number of thread ' || t.thread_id, t.last_number, (select max(number) from post p
              where p.group_id = t.group_id and p.thread_id = t.thread_id)
            from thread t where t.group_id = ?
            """, """
            select 'replies to ' || p.thread_id || ' ' || p.number, p.reply_count, (select count(*) from post r
              where r.group_id = p.group_id and r.thread_id = p.thread_id and r.parent_number = p.number)
            from post p where p.group_id = ?
            """, """
            select 'events', g.event_seq, (select max(seq) from group_event e where e.group_id = g.group_id)
            from reading_group g where g.group_id = ?
            """, """
            select 'posts', g.post_count, (select count(*) from post p where p.group_id = g.group_id)
            from reading_group g where g.group_id = ?
            """, """
            select 'members', g.member_count, (select count(*) from membership m
              where m.group_id = g.group_id and m.state = 'ACTIVE')
            from reading_group g where g.group_id = ?
            """, """
            select 'own posts in thread ' || s.thread_id, (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(s.own) r),
              (select count(*) from post p
               where p.group_id = s.group_id and p.thread_id = s.thread_id and p.author_id = s.person_id)
            from read_state s where s.group_id = ?
            """, """
            select 'read posts of thread ' || s.thread_id, s.counted,
              (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(s.read) r)
            from read_state s where s.group_id = ?
            """, """
            select 'read posts of a person', c.posts, (select sum(s.counted) from read_state s
              where s.group_id = c.group_id and s.person_id = c.person_id)
            from read_count c where c.group_id = ?
            """, """
            select 'posts about a subject', c.posts, (select coalesce(sum(t.counted), 0) from thread t
              where t.group_id = c.group_id and (t.assignment_id, t.section_id, t.paragraph_key) is not distinct from
                (c.assignment_id, c.section_id, c.paragraph_key))
            from talk_count c where c.group_id = ?
            """, """
            select 'subjects', count(*), (select count(*) from (
              select distinct t.assignment_id, t.section_id, t.paragraph_key from thread t
              where t.group_id = g.group_id and (t.assignment_id is not null or t.section_id is not null)) subject)
            from reading_group g join talk_count c on c.group_id = g.group_id where g.group_id = ? group by g.group_id
            """, """
            select 'newest seen of thread ' || s.thread_id, coalesce(s.seen_seq, 0), (select coalesce(max(e.seq), 0) from group_event e
              where e.group_id = s.group_id and e.thread_id = s.thread_id and (e.type = 'POST_CREATED' and s.own + s.shown @> e.post_number
                or e.type = 'THREAD_CREATED' and s.own @> 1))
            from read_state s where s.group_id = ?
            """);

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param walked numbers of the events as somebody met them through the service */
    public Stored read(List<Long> walked) throws SQLException {
        List<Counter> counters = new ArrayList<>();
        for (String counter : COUNTERS) {
            counters.addAll(all(counter, row -> new Counter(row.getString(1), row.getLong(2), row.getLong(3))));
        }
        return new Stored(
                all(POSTS, row -> new Post(id(row, 1), row.getInt(2), id(row, 3), row.getString(4))),
                all(EVENTS, row -> new Event(row.getLong(1), row.getString(2), id(row, 3), row.getObject(4, Integer.class))),
                walked, new HashSet<>(all(READINGS, row -> id(row, 1))), counters);
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private <T> List<T> all(String sql, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setObject(1, groupId);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
            }
            return all;
        }
    }
}
