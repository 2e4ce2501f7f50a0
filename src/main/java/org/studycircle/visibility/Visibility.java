package org.studycircle.visibility;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Role;
import org.studycircle.group.member.Seat;
import org.studycircle.schedule.MemberDates;
import org.studycircle.sql.RowReader;
import org.studycircle.sql.Shortcuts;
import org.studycircle.sql.Sql;

/**
 * The one predicate that decides what a member sees of the discussion, as SQL for every statement that lets something out. Facilitators
 * see everything. A thread is governed by the assignment that it is about or, where it names none, by all those that assign its section. While
 * one of these bars the member, they see of the thread their own posts, the first one where a facilitator wrote it, and facilitators' replies to
 * their own. Who does not see the first post does not see the thread: neither its title nor its author nor its counts.
 *
 * <p>The pieces go by these names: {@code seat} is the caller's membership and {@code g} the group ({@link #SEAT}), {@code t} the thread, {@code s}
 * the caller's read state of it, which may be missing. Nothing here depends on a post but its number, so that a page of posts asks once.
 */
public final class Visibility {

    /** The caller's seat with all that dates depend on, once for a statement. */
    public static final String SEAT = Seat.FROM + MemberDates.SCHEDULE_END;

    /** An id that none has. It stands where a null would make the planner take a whole join for empty. */
    public static final String NO_ASSIGNMENT = "cast('00000000-0000-0000-0000-000000000000' as uuid)";

    /** Ids of the assignments that govern the thread {@code t}. */
    public static final String GOVERNING = """
            select coalesce(t.assignment_id, %s) as assignment_id where t.assignment_id is not null
            union all
            select x.assignment_id
            from assignment_section x
            where t.assignment_id is null and x.group_id = :group and x.section_id = t.section_id
            """.formatted(NO_ASSIGNMENT);

    /** The assignment {@code a} and when it is due for the member, of the ids named {@code governing}. */
    public static final String ASSIGNMENT = """
            join assignment a on a.group_id = :group and a.assignment_id = governing.assignment_id and a.deleted_at is null
            cross join lateral (select
            """ + MemberDates.DUE_AT + """
             as due_at) due
            """;

    /**
     * Whether a member's progress {@code done} counts as having read the section: where the group asks for it, their own word that it is
     * complete needs to have been read to the end, in whichever round.
     */
    public static final String HAS_READ = """
            (done.complete and (not g.after_reading_needs_reach or done.completion_source <> 'SELF' or coalesce(done.read_through, false)))
            """;

    /** Whether the member has done what the policy of the assignment {@code a} asks for; an unknown policy conceals. */
    public static final String FULFILLED = """
            case a.visibility
              when 'ALWAYS' then true
              when 'AFTER_FIRST_POST' then exists (
                select from assignment_speaker k
                where k.group_id = :group and k.assignment_id = a.assignment_id and k.person_id = seat.person_id)
              when 'AFTER_READING' then case
                  when t.section_id is null then not exists (
                    select from assignment_section x
                    where x.group_id = :group and x.assignment_id = a.assignment_id and not exists (
                      select from section_progress done
                      where done.group_id = :group and done.person_id = seat.person_id and done.section_id = x.section_id
                        and """ + HAS_READ + """
                  ))
                  else exists (
                    select from section_progress done
                    where done.group_id = :group and done.person_id = seat.person_id and done.section_id = t.section_id
                      and (""" + HAS_READ + """
                        or greatest(done.furthest_paragraph, done.reach_paragraph) >= (
                        select place.position from paragraph place
                        where place.group_id = :group and place.section_id = t.section_id
                          and place.paragraph_key = t.paragraph_key)))
                end or exists (
                select from own_reveal r
                where r.group_id = :group and r.assignment_id = a.assignment_id and r.person_id = seat.person_id)
              when 'AFTER_DUE' then
            """ + MemberDates.hasCome("due.due_at") + """
              when 'ON_REVEAL' then a.revealed_at is not null
              else false
            end
            """;

    /** The first assignment that bars the member from the thread, {@code bar}; all null where none does. */
    public static final String BAR = """
            left join lateral (
              select a.assignment_id, a.visibility, due.due_at
              from (
            """ + GOVERNING + """
              ) governing
            """ + ASSIGNMENT + " where not " + Seat.may(Permission.SEE_CONCEALED) + " and not " + FULFILLED + """
              order by a.due_before, a.assignment_id
              limit 1
            ) bar on true
            """;

    /** The bar for whom nothing is concealed: it is folded away, and with it all that depends on it. */
    private static final String NO_BAR = """
            cross join (
              select cast(null as uuid) as assignment_id, cast(null as text) as visibility, cast(null as timestamptz) as due_at
            ) bar
            """;

    /** A condition: whether the member may be barred from something in the group. */
    public static final String MAY_BE_BARRED = "(not " + Seat.may(Permission.SEE_CONCEALED) + """
             and exists (
              select from assignment a
              where a.group_id = :group and a.deleted_at is null and a.visibility <> '%s' and a.revealed_at is null))
            """.formatted(VisibilityPolicy.ALWAYS);

    /** What a component {@code bar} of type {@link Bar} is read from. */
    public static final String REASON = "bar.assignment_id as bar_assignment_id, bar.visibility as bar_policy, bar.due_at as bar_due_at";

    /** Numbers of the posts of {@code t} that the member sees whatever the policy. */
    public static final String SHOWN = """
            (coalesce(s.own, '{}') + coalesce(s.shown, '{}')
              + case when t.opened_by_facilitator then '{[1,1]}' else cast('{}' as int4multirange) end)
            """;

    /** Numbers of the posts of {@code t} that the member may see, of those too that are deleted or not written yet. */
    public static final String SEEN = "(case when bar.assignment_id is null then cast('{(,)}' as int4multirange) else " + SHOWN
            + " end)";

    /** A condition: whether the member sees anything of the thread {@code t}. */
    public static final String SEES_ANYTHING = "(bar.assignment_id is null or not isempty(" + SHOWN + "))";

    /** A condition: whether the member sees the thread {@code t}, its title and who opened it. */
    public static final String SEES_THREAD = seesPost("1");

    /** The number of the newest post of {@code t} that the member sees, deleted ones included; 0 where there is none. */
    public static final String LAST_NUMBER = "(case when bar.assignment_id is null then t.last_number else coalesce(upper("
            + SHOWN
            + ") - 1, 0) end)";

    /** When the newest post of {@code t} was written that the member sees; its opening, where none is seen. */
    public static final String LAST_ACTIVITY = """
            (case when bar.assignment_id is null then t.last_post_at else greatest(t.created_at, s.seen_at) end)
            """;

    /** For whom nothing is concealed in a group. */
    public static final Shortcuts UNBARRED = new Shortcuts("group", "caller");

    /**
     * In the place of the caller's seat, of whom everybody sees at least as much: a member who will come tomorrow, has no role, and has neither
     * read nor written anything. What is visible from there needs nobody else to be asked for.
     */
    public static final String NEWCOMER = """
            cross join lateral (
              select cast('00000000-0000-0000-0000-000000000000' as uuid) as person_id, '%s' as role,
                now() + interval '1 day' as first_joined_at
            ) seat
            """.formatted(Role.MEMBER);

    private Visibility() {}

    /**
     * A statement that brings at least one row to who may sit there, and looks for bars only where there may be some.
     *
     * @param sql through {@link Seat#OF_CALLER}
     */
    public static <R> Sql<R> sql(RowReader<R> reader, String sql) {
        return Sql.of(reader, sql).withShortcut(unbarred(sql), UNBARRED);
    }

    /** @return the statement without rules, which brings no row to who may be barred from something */
    public static String unbarred(String sql) {
        if (!sql.contains(Seat.OF_CALLER)) {
            throw new IllegalArgumentException("Without a seat nobody knows for whom this is: " + sql);
        }
        return sql.replace(MemberDates.SCHEDULE_END, "").replace(BAR, NO_BAR)
                .replace(Seat.OF_CALLER, Seat.OF_CALLER + " and not " + MAY_BE_BARRED);
    }

    /** @return a condition: whether the member sees the post of {@code t} that has the number, which may be none's */
    public static String seesPost(String number) {
        return "(bar.assignment_id is null or " + number + " <@ " + SHOWN + ")";
    }

    /**
     * A statement, for a {@code with}, that remembers who has spoken about the assignments that govern a thread.
     *
     * @param threads a table with columns of the thread
     * @param author who posts
     */
    public static String speaking(String threads, String author) {
        return """
                insert into assignment_speaker (group_id, assignment_id, person_id)
                select :group, governing.assignment_id, %2$s
                from %1$s t
                cross join lateral (
                %3$s) governing
                where not exists (
                  select from assignment_speaker k
                  where k.group_id = :group and k.assignment_id = governing.assignment_id and k.person_id = %2$s)
                on conflict do nothing
                """.formatted(threads, author, GOVERNING);
    }
}
