package org.studycircle.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import io.vertx.mutiny.sqlclient.Row;

/**
 * When a member joined a group, and what its rule for late joiners makes of that. The rule works on the group's clock; local
 * times that are skipped or come twice are taken for the later instant, as PostgreSQL takes them, which knows the rule too.
 *
 * @param at when the member joined first
 * @param zone of the group
 * @param graceDays whole days after the one of joining, or null where late joiners have the same dates
 * @param scheduleEnd when the last assignment of the group closes, or is due: nobody is granted more; null without a grace
 */
public record Joining(Instant at, ZoneId zone, Integer graceDays, LocalDateTime scheduleEnd) {

    /** What {@link #of} reads, from the group {@code g}. */
    public static final String COLUMNS = "g.zone, g.grace_days, schedule.ends as schedule_end";

    /** SQL that looks for the end of the schedule, once for the group {@code g}, where anything depends on it. */
    public static final String SCHEDULE_END = """
            left join lateral (
              select coalesce(e.closes_before, e.due_before) as ends
              from assignment e
              where g.grace_days is not null and e.group_id = g.group_id and e.deleted_at is null
              order by coalesce(e.closes_before, e.due_before) desc
              limit 1
            ) schedule on true
            """;

    /** {@link #later} of the due date in SQL: for the member {@code seat}, of the assignment {@code a}, after {@link #SCHEDULE_END}. */
    public static final String DUE_BEFORE = """
            greatest(a.due_before, case when seat.first_joined_at > (a.opens_from at time zone g.zone) then least(
              schedule.ends,
              date_trunc('day', seat.first_joined_at at time zone g.zone) + interval '1 day' * (g.grace_days + case
                when (date_trunc('day', seat.first_joined_at at time zone g.zone) at time zone g.zone) > seat.first_joined_at then 0
                else 1
              end)) end)
            """;

    /**
     * {@link EffectiveDates#ending} in SQL. The clock may come twice to a local time, which counts the second time, except where a day ends
     * the first time at the midnight to which the clock goes back; of one that is skipped, the clock alone says that it is past.
     *
     * @param local an end on the clock of the group {@code g}
     * @return a condition: whether it has come
     */
    public static String hasEnded(String local, String now) {
        return """
                (%2$s at time zone g.zone >= %1$s and (
                  %1$s at time zone g.zone <= %2$s
                  or %1$s at time zone g.zone at time zone g.zone <> %1$s
                  or cast(%1$s as time) = '00:00'
                    and (%1$s - interval '1 microsecond') at time zone g.zone + interval '1 microsecond' <= %2$s))
                """.formatted(local, now);
    }

    /** Somebody who has not joined yet is not late for anything. */
    public static Joining of(Row row) {
        OffsetDateTime joined = row.getOffsetDateTime("first_joined_at");
        return new Joining(joined == null ? Instant.EPOCH : joined.toInstant(), ZoneId.of(row.getString("zone")),
                row.getInteger("grace_days"), row.getLocalDateTime("schedule_end"));
    }

    /** The same for another member of the group. */
    public Joining at(Instant other) {
        return new Joining(other, zone, graceDays, scheduleEnd);
    }

    /** The first instant that is late for the member. */
    public Instant dueAt(LocalDateTime opensFrom, LocalDateTime dueBefore) {
        return EffectiveDates.ending(later(opensFrom, dueBefore), zone);
    }

    /** The instant before which the member is late for nothing that was open already, or null where there is no grace. */
    public Instant graceEnds() {
        return graceDays == null ? null : EffectiveDates.ending(grace(), zone);
    }

    /** When an assignment opens, for telling who came after that. */
    public static Instant opening(LocalDateTime opensFrom, ZoneId zone) {
        return opensFrom.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private LocalDateTime grace() {
        return day().plusDays(graceDays + 1L).atStartOfDay();
    }

    /**
     * @param opensFrom when the assignment opens
     * @param end when it is due, or closes
     * @return the same, or the end of the grace for a member who came after it opened and would have less time
     */
    LocalDateTime later(LocalDateTime opensFrom, LocalDateTime end) {
        if (graceDays == null || !at.isAfter(later(opensFrom))) {
            return end;
        }
        LocalDateTime grace = grace();
        LocalDateTime most = grace.isAfter(scheduleEnd) ? scheduleEnd : grace;
        return most.isAfter(end) ? most : end;
    }

    /** The day of joining is that which was not over yet: it never falls back when the clock does, past midnight. */
    private LocalDate day() {
        LocalDate day = at.atZone(zone).toLocalDate();
        return later(day.atStartOfDay()).isAfter(at) ? day.minusDays(1) : day;
    }

    private Instant later(LocalDateTime local) {
        return opening(local, zone);
    }
}
