package org.studycircle.bench.bare;

/**
 * What the service reads and writes, by the same indexes, and nothing of its rules: nobody is asked for a seat, nothing is concealed. The
 * names of columns are those of fields.
 */
final class BareSql {

    private static final String AUTHOR = """
            author.person_id as "authorId", author.display_name as "authorName", author.mark as "authorMark"
            """;

    static final String THREADS = """
            select t.thread_id as "threadId", t.title, t.assignment_id as "assignmentId", t.edition_id as "editionId",
                   t.section_id as "sectionId", t.paragraph_key as "paragraphKey", t.post_count as "postCount",
                   t.last_number as "lastNumber", t.counted - coalesce(s.counted, 0) as unread, t.created_at as "createdAt",
                   t.last_post_at as "lastActivityAt",
            """ + AUTHOR + """
            from thread t
            left join membership author on author.group_id = t.group_id and author.person_id = t.author_id
            left join read_state s on s.group_id = t.group_id and s.person_id = $2 and s.thread_id = t.thread_id
            where t.group_id = $1 and t.deleted_at is null
            order by t.activity_seq desc
            limit 21
            """;

    static final String POSTS = """
            select p.number, p.post_id as "postId", p.parent_number as parent, p.depth, p.html, p.created_at as "createdAt",
                   p.edited_at as "editedAt", p.reply_count as "replyCount", p.revision,
            """ + AUTHOR + """
            from post p
            left join membership author on author.group_id = p.group_id and author.person_id = p.author_id
            where p.group_id = $1 and p.thread_id = $2
            order by p.tree_path
            limit 21
            """;

    /** $1 group, $2 thread, $3 author, $4 post, $5 parent, $6 text, $7 html. */
    static final String REPLY = """
            with answered as (
              update post set reply_count = reply_count + 1
              where group_id = $1 and thread_id = $2 and number = $5
              returning depth + 1 as depth, tree_path
            ), numbered as (
              update reading_group g set event_seq = g.event_seq + 1, post_count = g.post_count + 1
              from answered
              where g.group_id = $1
              returning g.event_seq
            ), moved as (
              update thread t
              set last_number = t.last_number + 1, post_count = t.post_count + 1, counted = t.counted + 1,
                  activity_seq = n.event_seq, last_post_at = now()
              from numbered n
              where t.group_id = $1 and t.thread_id = $2
              returning t.last_number as number, n.event_seq
            ), posted as (
              insert into post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html,
                                revision, created_from, created_at)
              select $1, $2, m.number, $4, $5, a.depth,
                     a.tree_path || length(to_hex(m.number)) || to_hex(m.number) || '.', $3, $6, $7, 1, '', now()
              from moved m, answered a
              returning number, depth, post_id, created_at
            ), author_read as (
              insert into read_state as s (group_id, person_id, thread_id, read, kept, own, counted)
              select $1, $3, $2, int4multirange(int4range(number, number, '[]')), '{}',
                     int4multirange(int4range(number, number, '[]')), 1
              from moved
              on conflict (group_id, person_id, thread_id) do update
              set read = s.read + excluded.read, own = s.own + excluded.own, counted = s.counted + 1
            ), read_counted as (
              insert into read_count as c (group_id, person_id, posts, version)
              select $1, $3, 1, 1 from moved
              on conflict (group_id, person_id) do update set posts = c.posts + 1, version = c.version + 1
            ), told as (
              insert into group_event (group_id, seq, type, at, actor_id, audience, thread_id, post_number)
              select $1, event_seq, 'POST_CREATED', now(), $3, 'GROUP', $2, number from moved
            )
            select number, post_id as "postId", depth, created_at as "createdAt" from posted
            """;

    /** $1 group, $2 reader; then arrays of ids, sections, keys, sequences and moments of events. */
    static final String RECORD = """
            with told as (
              insert into reading_event (group_id, person_id, event_id, section_id, kind, paragraph_key, sequence, round,
                                         occurred_at, received_at)
              select $1, $2, e.event_id, e.section_id, 'READ', e.key, e.sequence, 1, e.at, now()
              from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::timestamptz[])
                as e (event_id, section_id, key, sequence, at)
              on conflict do nothing
              returning event_id, section_id, paragraph_key, sequence, occurred_at
            ), newest as (
              select distinct on (section_id) * from told order by section_id, sequence desc
            ), moved as (
              update section_progress p
              set position_paragraph = s.position, position_key = n.paragraph_key, position_sequence = n.sequence,
                  position_event = n.event_id, position_at = n.occurred_at
              from newest n
              join paragraph s on s.group_id = $1 and s.section_id = n.section_id and s.paragraph_key = n.paragraph_key
              where p.group_id = $1 and p.person_id = $2 and p.section_id = n.section_id
              returning p.section_id
            ), numbered as (
              update reading_group g set event_seq = g.event_seq + m.events
              from (select count(*) as events from moved) m
              where g.group_id = $1 and m.events > 0
              returning g.event_seq - m.events as before
            ), logged as (
              insert into group_event (group_id, seq, type, at, actor_id, audience, section_id, person_id)
              select $1, n.before + row_number() over (order by m.section_id), 'PROGRESS_RECORDED', now(), $2, 'FACILITATORS',
                     m.section_id, $2
              from numbered n, moved m
            )
            select event_id as "eventId", 'MERGED' as outcome from told
            """;

    static final String EVENTS = """
            select seq as sequence, type, at, actor_id as "actorId", person_id as "personId", essay_id as "essayId",
                   section_id as "sectionId", assignment_id as "assignmentId", thread_id as "threadId",
                   paragraph_key as "paragraphKey", post_number as "postNumber"
            from group_event
            where group_id = $1 and seq > $2
            order by seq
            limit 20
            """;

    static final String OWN_GROUPS = """
            select m.group_id as "groupId", m.name, m.role, m.state, m.joined_at as "joinedAt", c.join_policy as "joinPolicy",
                   c.member_count as "memberCount", greatest(c.post_count - m.read_posts, 0) as unread,
                   d.assignment_id as "assignmentId", d.title, d.due_at as "dueAt"
            from my_group m
            join group_card c on c.group_id = m.group_id
            left join lateral (
              select d.assignment_id, d.title, d.due_at
              from group_due d
              where d.group_id = m.group_id and d.due_at > now()
              order by d.due_at, d.assignment_id
              limit 1
            ) d on true
            where m.person_id = $1 and m.state = 'ACTIVE'
            order by m.name, m.group_id
            limit 21
            """;

    static final String SECTION = """
            select p.paragraph_key as key, p.position, p.text
            from paragraph p
            where p.group_id = $1 and p.section_id = $2
            order by p.position
            """;

    private BareSql() {}
}
