package org.studycircle.visibility;

/**
 * The predicate written out plainly: for each thread and each post by itself, with nothing known beforehand and nothing left out. It is what the product's
 * statements have to agree with, however they come to it, and does not change when they get faster.
 */
final class PlainPredicate {

    private static final String CALLER = """
            with asked as (select cast(? as uuid) as group_id, cast(? as uuid) as caller),
            seat as (
              select m.* from membership m join asked on m.group_id = asked.group_id and m.real_person_id = asked.caller
              where m.state = 'ACTIVE'
            ),
            dates as (
              select a.*, ending_instant(a.due_before, g.zone) as written,
                     case when g.grace_days is not null and seat.first_joined_at > a.opens_from at time zone clocks_of(g.zone)
                       then least(
                         (select max(ending_instant(coalesce(e.closes_before, e.due_before), g.zone)) from assignment e
                          where e.group_id = g.group_id and e.deleted_at is null),
                         ending_instant(date_trunc('day', seat.first_joined_at at time zone clocks_of(g.zone))
                           + interval '1 day' * (g.grace_days + 1), g.zone))
                     end as granted
              from assignment a
              join reading_group g on g.group_id = a.group_id
              join seat on seat.group_id = a.group_id
              where a.deleted_at is null
            ),
            has_read as (
              select done.section_id, greatest(done.furthest_paragraph, done.reach_paragraph) as reach,
                     done.complete and (not g.after_reading_needs_reach or done.completion_source <> 'SELF'
                       or coalesce(done.read_through, false)) as wholly
              from section_progress done
              join seat on seat.group_id = done.group_id and seat.person_id = done.person_id
              join reading_group g on g.group_id = done.group_id
            ),
            bars as (
              select t.thread_id, a.assignment_id, a.visibility, a.due_before
              from thread t
              join seat on seat.group_id = t.group_id
              join dates a on t.assignment_id = a.assignment_id or t.assignment_id is null and exists (
                select from assignment_section x
                where x.group_id = t.group_id and x.assignment_id = a.assignment_id and x.section_id = t.section_id)
              where seat.role <> 'FACILITATOR' and not (case a.visibility
                when 'ALWAYS' then true
                when 'AFTER_FIRST_POST' then exists (
                  select from assignment_speaker k
                  where k.group_id = t.group_id and k.assignment_id = a.assignment_id and k.person_id = seat.person_id)
                when 'AFTER_READING' then exists (
                    select from own_reveal r
                    where r.group_id = t.group_id and r.assignment_id = a.assignment_id and r.person_id = seat.person_id)
                  or t.section_id is null and not exists (
                    select from assignment_section x
                    where x.group_id = t.group_id and x.assignment_id = a.assignment_id
                      and not exists (select from has_read where has_read.section_id = x.section_id and wholly))
                  or exists (select from has_read where has_read.section_id = t.section_id and wholly)
                  or exists (
                    select from has_read
                    join paragraph p on p.group_id = t.group_id and p.section_id = has_read.section_id
                    where p.section_id = t.section_id and p.paragraph_key = t.paragraph_key and has_read.reach >= p.position)
                when 'AFTER_DUE' then greatest(a.written, a.granted) <= now()
                when 'ON_REVEAL' then a.revealed_at is not null
                else false end)
            ),
            sight as (
              select t.*, s.read, s.seen_seq,
                     (select b.assignment_id from bars b where b.thread_id = t.thread_id
                      order by b.due_before, b.assignment_id limit 1) as bar,
                     coalesce(s.own, '{}') + coalesce(s.shown, '{}')
                       + case when t.opened_by_facilitator then '{[1,1]}' else cast('{}' as int4multirange) end as shown
              from thread t
              join seat on seat.group_id = t.group_id
              left join read_state s on s.group_id = t.group_id and s.person_id = seat.person_id and s.thread_id = t.thread_id
            ),
            seen as (
              select t.thread_id, p.number, p.deleted_at is not null as is_deleted, coalesce(p.number <@ t.read, false) as is_read
              from sight t
              join post p on p.group_id = t.group_id and p.thread_id = t.thread_id
              where t.bar is null or p.number <@ t.shown
            )
            """;

    /** What a list in the order of activity says of each thread, and the numbers of the posts that are seen. */
    static final String THREADS = CALLER + """
            select t.thread_id || case when 1 in (select number from seen where seen.thread_id = t.thread_id)
                then ' last ' || (select max(number) from seen where seen.thread_id = t.thread_id)
                  || ', posts ' || (select count(*) from seen where seen.thread_id = t.thread_id and not is_deleted)
                  || ', unread ' || (select count(*) from seen where seen.thread_id = t.thread_id and not is_deleted and not is_read)
                  || ', opening ' || (select coalesce(p.excerpt, 'none') from post p
                                      where p.group_id = t.group_id and p.thread_id = t.thread_id and p.number = 1)
                  || ', newest ' || coalesce((select cast(nullif(max(number), 1) as text)
                                              from seen where seen.thread_id = t.thread_id and not is_deleted), 'none')
                else '' end
              || ', barred by ' || coalesce(cast(t.bar as text), 'nothing')
              || ', seen ' || coalesce((select string_agg(cast(number as text), ' ' order by number)
                                        from seen where seen.thread_id = t.thread_id), 'nothing')
            from sight t
            where t.deleted_at is null
            order by case when t.bar is null then t.activity_seq else greatest(t.opened_seq, coalesce(t.seen_seq, 0)) end desc
            """;

    /** The numbers of the events that are heard. */
    static final String EVENTS = CALLER + """
            select e.seq
            from group_event e
            join seat on seat.group_id = e.group_id
            left join sight t on t.thread_id = e.thread_id
            where (e.audience = 'GROUP' or seat.role = 'FACILITATOR' or e.actor_id = seat.person_id)
              and (t.bar is null or coalesce(e.post_number, 1) <@ t.shown)
            order by e.seq
            """;

    private PlainPredicate() {}
}
