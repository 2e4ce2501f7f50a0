package org.studycircle.schedule;

/**
 * When assignments open, are due and close for a member: the one place that knows what a group grants those who join late. It is SQL,
 * for lists and for the decision what somebody may see alike, and PostgreSQL alone turns local times into instants. The names are
 * {@code seat} for the membership, {@code g} for the group, {@code a} for the assignment, {@code schedule} for {@link #SCHEDULE_END}.
 */
public final class MemberDates {

    /**
     * When the last assignment of the group is over, {@code schedule.ends_at}, up to which late joiners are given time: once for a
     * statement, behind {@code g}; null where late joiners have the same dates.
     */
    public static final String SCHEDULE_END = """
            left join lateral (
              select ending_instant(coalesce(e.closes_before, e.due_before), g.zone) as ends_at
              from assignment e
              where g.grace_days is not null and e.group_id = g.group_id and e.deleted_at is null
              order by coalesce(e.closes_before, e.due_before) desc
              limit 1
            ) schedule on true
            """;

    /**
     * The instant before which the member is late for nothing that was open already: the day of joining, which never falls back when
     * the clock does past midnight, and the days of grace after it. Null where there is no grace, or nobody has joined yet.
     */
    public static final String GRACE_UNTIL = """
            ending_instant(
              date_trunc('day', seat.first_joined_at at time zone g.zone) + interval '1 day' * (g.grace_days + case
                when (date_trunc('day', seat.first_joined_at at time zone g.zone) at time zone g.zone) > seat.first_joined_at then 0
                else 1
              end), g.zone)
            """;

    /** From when on somebody who joins has come after the assignment opened; of a time that comes twice, the later one. */
    public static final String OPEN_SINCE = "(a.opens_from at time zone g.zone)";

    /** When the assignment opens, for everybody. */
    public static final String OPENS_AT = "opening_instant(a.opens_from, g.zone)";

    /** The first instant that is late for whoever is granted nothing. */
    public static final String WRITTEN_DUE_AT = "ending_instant(a.due_before, g.zone)";

    /** The first instant that is late for the member. */
    public static final String DUE_AT = later(WRITTEN_DUE_AT, OPEN_SINCE, "seat.first_joined_at", GRACE_UNTIL,
            "schedule.ends_at");

    /** The first instant at which the assignment is closed for the member; null where it never closes. */
    public static final String CLOSES_AT = "case when a.closes_before is not null then "
            + later("ending_instant(a.closes_before, g.zone)", OPEN_SINCE, "seat.first_joined_at", GRACE_UNTIL,
                    "schedule.ends_at")
            + " end";

    private MemberDates() {}

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
