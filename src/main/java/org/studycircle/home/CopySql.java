package org.studycircle.home;

import org.studycircle.discussion.PostEventType;
import org.studycircle.discussion.ReadCounts;
import org.studycircle.group.log.CopiedLog;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.schedule.MemberDates;
import org.studycircle.schedule.ScheduleEventType;

/**
 * The statements by which groups come onto shelves. Each copy says as of which event it was made, and nothing older replaces it, so that
 * any of them may be repeated, come twice or come too late.
 */
final class CopySql {

    /** Rows of {@code my_group} for the memberships {@code seat}. */
    private static final String ENTRIES = """
            insert into my_group as e (group_id, person_id, name, role, state, joined_at, first_joined_at, grace_until, read_posts,
                                       read_version, seq)
            select :group, seat.real_person_id, g.name, seat.role, seat.state, seat.joined_at, seat.first_joined_at,
            """ + MemberDates.GRACE_UNTIL + """
              , coalesce(r.posts, 0), coalesce(r.version, 0), g.event_seq
            from %s g
            join membership seat on seat.group_id = :group and seat.erased_at is null and seat.person_id in (%s)
            left join read_count r on r.group_id = :group and r.person_id = seat.person_id
            order by seat.real_person_id
            on conflict (person_id, group_id) do update
            set name = excluded.name, role = excluded.role, state = excluded.state, joined_at = excluded.joined_at,
                first_joined_at = excluded.first_joined_at, grace_until = excluded.grace_until,
                read_posts = excluded.read_posts, read_version = excluded.read_version, seq = excluded.seq
            where (e.seq, e.read_version) < (excluded.seq, excluded.read_version)
            """;

    /** Rows of {@code group_due}; of a deleted assignment the row stays without an instant, so that an older copy does not bring it back. */
    private static final String DUES = """
            insert into group_due as d (group_id, assignment_id, title, opens_at, due_at, seq)
            select :group, a.assignment_id, a.title,
            """ + MemberDates.OPEN_SINCE + ", case when a.deleted_at is null then " + MemberDates.WRITTEN_DUE_AT + """
               end, g.event_seq
            from %s g
            join assignment a on a.group_id = :group and %s
            order by a.assignment_id
            on conflict (group_id, assignment_id) do update
            set title = excluded.title, opens_at = excluded.opens_at, due_at = excluded.due_at, seq = excluded.seq
            where d.seq < excluded.seq
            """;

    /**
     * One step of catching up with a group: reads what is new in its log and copies what that concerns. It copies nothing, and says why,
     * where everybody's entry has to be copied first, or posts counted.
     */
    static final String STEP = """
            with standing as (
              select g.name, g.zone, g.grace_days, g.join_policy, g.pseudonymous, g.archived_at is not null as archived,
                     exists (
                       select from assignment a
                       where a.group_id = :group and a.visibility <> 'ALWAYS' and a.deleted_at is null) as conceals,
                     g.member_count, g.post_count, g.event_seq, schedule.ends_at as schedule_ends_at,
                     coalesce(cast(:since as bigint), c.seq, g.event_seq) as since,
                     case
                       when :everybody then (g.name, g.zone, g.grace_days) is distinct from
                         (cast(:name as text), cast(:zone as text), cast(:grace as integer))
                       else c.group_id is null or (g.name, g.zone, g.grace_days) is distinct from (c.name, c.zone, c.grace_days)
                     end as concerns_everybody
              from reading_group g
              left join group_card c on c.group_id = :group
            """ + MemberDates.SCHEDULE_END + """
              where g.group_id = :group and g.deleted_at is null
            ), news as (
              select e.seq, e.type, e.person_id, e.assignment_id, e.thread_id
              from standing s
              cross join lateral (
                select e.seq, e.type, e.person_id, e.assignment_id, e.thread_id
                from group_event e
                where e.group_id = :group and e.seq > s.since and e.seq <= s.event_seq and (
            """ + MemberEventType.MOVES_MEMBERSHIP + " or " + ScheduleEventType.MOVES_DATES + " or " + PostEventType.MOVES_POSTS
            + """
                )
                order by e.seq
                limit :most
              ) e
            ), reached as (
              select case when (select count(*) from news) = :most then (select max(seq) from news) else s.event_seq end as seq
              from standing s
            ), counts as (
            """ + ReadCounts.UNCOPIED + """
            ), lost as (
              select distinct thread_id from news where seq > :recounted and
            """ + PostEventType.MOVES_POSTS + """
            ), done as (
              select s.*, r.seq
              from standing s
              cross join reached r
              where not s.concerns_everybody and not exists (select from lost)
            ), entries as (
            """ + ENTRIES.formatted("done", """
            select person_id from news where person_id is not null and
            """ + MemberEventType.MOVES_MEMBERSHIP + """
             union select person_id from counts
            """) + """
            ), dues as (
            """ + DUES.formatted("done",
                    "a.assignment_id in (select assignment_id from news where " + ScheduleEventType.MOVES_DATES + ")")
            + """
            ), card as (
              insert into group_card as c (group_id, name, zone, join_policy, pseudonymous, archived, conceals, grace_days, schedule_ends_at,
                                           member_count, post_count, seq)
              select :group, name, zone, join_policy, pseudonymous, archived, conceals, grace_days, schedule_ends_at, member_count, post_count,
                     seq
              from done
              on conflict (group_id) do update
              set name = excluded.name, zone = excluded.zone, join_policy = excluded.join_policy, archived = excluded.archived,
                  conceals = excluded.conceals, grace_days = excluded.grace_days, schedule_ends_at = excluded.schedule_ends_at,
                  member_count = excluded.member_count, post_count = excluded.post_count, seq = excluded.seq
              where c.seq < excluded.seq
            ), marked as (
            """ + CopiedLog.copied("done") + """
            ), counted as (
            """ + ReadCounts.copied("(select c.* from counts c cross join done where (select count(*) from marked) >= 0)") + """
            )
            select s.name, s.zone, s.grace_days, s.event_seq, s.concerns_everybody,
                   array(select thread_id from lost) as lost_threads, r.seq, (select count(*) from counts) = :most as has_more_counts
            from standing s
            cross join reached r
            """;

    private static final String GROUP = "(select * from reading_group where group_id = :group and deleted_at is null)";

    /** The entries of some members, in the order of their ids. */
    static final String EVERYBODY = """
            with page as (
              select person_id from membership
              where group_id = :group and person_id > :after and erased_at is null
              order by person_id
              limit :most
            ), entries as (
            """ + ENTRIES.formatted(GROUP, "select person_id from page") + """
            )
            select person_id from page order by person_id
            """;

    static final String ALL_DUES = DUES.formatted(GROUP, "true");

    /** What is left of a group that is gone. */
    static final String FORGET = """
            with cards as (
              delete from group_card where group_id = :group
            ), dues as (
              delete from group_due where group_id = :group
            )
            delete from my_group where group_id = :group
            """;

    static final String SHELVED = "select distinct group_id from my_group where group_id = any(:groups)";

    private CopySql() {}
}
