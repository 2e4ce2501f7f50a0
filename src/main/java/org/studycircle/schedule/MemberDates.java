package org.studycircle.schedule;

/**
 * When assignments open, are due and close for a member: the one place that knows what a group grants those who join late. It is SQL,
 * for lists and for the decision what somebody may see alike, and PostgreSQL alone turns local times into instants. The names are
 * {@code seat} for the membership, {@code g} for the group, {@code a} for the assignment, {@code schedule} for {@link #SCHEDULE_END}.
 */
public final class MemberDates {

    /**
     * When the last assignment of the group is over, {@code schedule.ends_at}, up to which late joiners are given time: once for a
     * statement, behind {@code g}, the group {@code :group}; null where late joiners have the same dates.
     */
    public static final String SCHEDULE_END = """
            left join lateral (
              select ending_instant(coalesce(e.closes_before, e.due_before), g.zone) as ends_at
              from assignment e
              where g.grace_days is not null and e.group_id = :group and e.deleted_at is null
              order by coalesce(e.closes_before, e.due_before) desc
              limit 1
            ) schedule on true
            """;

    /** The instant before which the member is late for nothing that was open already. Null where there is no grace. */
    public static final String GRACE_UNTIL = graceUntil("seat.first_joined_at");

    /** From when on somebody who joins has come after the assignment opened; of a time that comes twice, the later one. */
    public static final String OPEN_SINCE = "(a.opens_from at time zone clocks_of(g.zone))";

    /** When the assignment opens, for everybody. */
    public static final String OPENS_AT = "opening_instant(a.opens_from, g.zone)";

    /** The first instant that is late for whoever is granted nothing. */
    public static final String WRITTEN_DUE_AT = "ending_instant(a.due_before, g.zone)";

    private static final String WRITTEN_CLOSES_AT = "ending_instant(a.closes_before, g.zone)";

    /** The first instant that is late for the member. */
    public static final String DUE_AT = dueAt("seat.first_joined_at");

    /** The first instant at which the assignment is closed for the member; null where it never closes. */
    public static final String CLOSES_AT = "case when a.closes_before is not null then "
            + later(WRITTEN_CLOSES_AT, OPEN_SINCE, "seat.first_joined_at", GRACE_UNTIL, "schedule.ends_at") + " end";

    /** A condition: whether the rule gives the member no other dates than everybody. */
    static final String IS_AS_WRITTEN = DUE_AT + " = " + WRITTEN_DUE_AT + " and (" + CLOSES_AT + ") is not distinct from "
            + WRITTEN_CLOSES_AT;

    /** Which day it is where the group is. */
    public static final String TODAY = "cast(now() at time zone clocks_of(g.zone) as date)";

    private MemberDates() {}

    /** @return {@link #DUE_AT} of somebody else than {@code seat}, who has first joined at this instant, as SQL */
    public static String dueAt(String joined) {
        return later(WRITTEN_DUE_AT, OPEN_SINCE, joined, graceUntil(joined), "schedule.ends_at");
    }

    /**
     * The end of the day of joining, which never falls back when the clock does past midnight, and of the days of grace after it.
     *
     * @return {@link #GRACE_UNTIL} of somebody else than {@code seat}, who has first joined at this instant, as SQL
     */
    public static String graceUntil(String joined) {
        return """
                ending_instant(
                  date_trunc('day', %1$s at time zone clocks_of(g.zone)) + interval '1 day' * (g.grace_days + case
                    when (date_trunc('day', %1$s at time zone clocks_of(g.zone)) at time zone clocks_of(g.zone)) > %1$s then 0
                    else 1
                  end), g.zone)
                """.formatted(joined);
    }

    /**
     * The rule: who joins after something opened has until the end of the grace, at most until the schedule is over, and never less
     * than is written. All of it is instants, as SQL.
     *
     * @param end what is written
     * @param openSince when it opened
     * @param joined when the member joined first
     * @param graceUntil null where there is no grace
     * @param scheduleEnd null where there is no grace
     */
    public static String later(String end, String openSince, String joined, String graceUntil, String scheduleEnd) {
        return "greatest(%s, case when %s > %s then least(%s, %s) end)".formatted(end, joined, openSince, graceUntil,
                scheduleEnd);
    }

    /** @return a condition: whether an instant, as SQL, has come; what ends by it is over */
    public static String hasCome(String instant) {
        return "(" + instant + " <= now())";
    }
}
