package org.studycircle.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

import org.studycircle.schedule.EffectiveDates.Source;

/**
 * The rule for late joiners by the JVM's clock: what {@link MemberDates} is held to. Local times that are skipped or come twice are
 * taken for the later instant.
 *
 * @param at when the member joined first
 * @param zone of the group
 * @param graceDays whole days after the one of joining, or null where late joiners have the same dates
 * @param scheduleEnd when the last assignment of the group closes, or is due: nobody is granted more; null without a grace
 */
record Joining(Instant at, ZoneId zone, Integer graceDays, LocalDateTime scheduleEnd) {

    static Joining inTime(ZoneId zone) {
        return new Joining(Instant.EPOCH, zone, null, null);
    }

    EffectiveDates dates(Window window) {
        LocalDateTime opensFrom = window.opensOn().start();
        LocalDateTime dueBefore = later(opensFrom, window.dueOn().end());
        LocalDateTime closesBefore = window.closesOn() == null ? null : later(opensFrom, window.closesBefore());
        boolean isWritten = dueBefore.equals(window.dueOn().end()) && Objects.equals(closesBefore, window.closesBefore());
        return new EffectiveDates(LocalTimes.opening(opensFrom, zone), LocalTimes.ending(dueBefore, zone),
                closesBefore == null ? null : LocalTimes.ending(closesBefore, zone),
                isWritten ? Source.ASSIGNMENT : Source.LATE_JOIN_RULE);
    }

    /** The same for another member of the group. */
    Joining at(Instant other) {
        return new Joining(other, zone, graceDays, scheduleEnd);
    }

    /** The instant before which the member is late for nothing that was open already, or null where there is no grace. */
    Instant graceEnds() {
        return graceDays == null ? null : LocalTimes.ending(grace(), zone);
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
        if (graceDays == null || !at.isAfter(LocalTimes.openSince(opensFrom, zone))) {
            return end;
        }
        LocalDateTime grace = grace();
        LocalDateTime most = grace.isAfter(scheduleEnd) ? scheduleEnd : grace;
        return most.isAfter(end) ? most : end;
    }

    /** The day of joining is that which was not over yet: it never falls back when the clock does, past midnight. */
    private LocalDate day() {
        LocalDate day = at.atZone(zone).toLocalDate();
        return LocalTimes.openSince(day.atStartOfDay(), zone).isAfter(at) ? day.minusDays(1) : day;
    }
}
