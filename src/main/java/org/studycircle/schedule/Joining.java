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
              where e.group_id = g.group_id and e.deleted_at is null
              order by coalesce(e.closes_before, e.due_before) desc
              limit 1
            ) schedule on g.grace_days is not null
            """;

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

    /**
     * @param opensFrom when the assignment opens
     * @param end when it is due, or closes
     * @return the same, or the end of the grace for a member who came after it opened and would have less time
     */
    LocalDateTime later(LocalDateTime opensFrom, LocalDateTime end) {
        if (graceDays == null || !at.isAfter(later(opensFrom))) {
            return end;
        }
        LocalDateTime grace = day().plusDays(graceDays + 1L).atStartOfDay();
        LocalDateTime most = grace.isAfter(scheduleEnd) ? scheduleEnd : grace;
        return most.isAfter(end) ? most : end;
    }

    /** The day of joining is that which was not over yet: it never falls back when the clock does, past midnight. */
    private LocalDate day() {
        LocalDate day = at.atZone(zone).toLocalDate();
        return later(day.atStartOfDay()).isAfter(at) ? day.minusDays(1) : day;
    }

    private Instant later(LocalDateTime local) {
        return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
