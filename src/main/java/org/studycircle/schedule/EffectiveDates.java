package org.studycircle.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;

/**
 * The instants that the dates of an assignment come to in the group's zone: calendar arithmetic first, conversion after.
 * Nothing of it is stored, so that a group that moves to another zone keeps its dates.
 *
 * @param dueAt the first instant that is late
 * @param closesAt the first instant at which it is closed, or null
 */
public record EffectiveDates(Instant opensAt, Instant dueAt, Instant closesAt, Source source) {

    /** What the dates come from. */
    public enum Source {
        /** Only what is written there. */
        ASSIGNMENT,
        /** The group's rule for late joiners, which put off at least one of them. */
        LATE_JOIN_RULE
    }

    static EffectiveDates of(Window window, Joining joining) {
        LocalDateTime opensFrom = window.opensOn().start();
        LocalDateTime dueBefore = joining.later(opensFrom, window.dueOn().end());
        LocalDateTime closesBefore = window.closesOn() == null ? null : joining.later(opensFrom, window.closesBefore());
        boolean isWritten = dueBefore.equals(window.dueOn().end()) && Objects.equals(closesBefore, window.closesBefore());
        return new EffectiveDates(opening(window.opensOn(), joining.zone()), ending(dueBefore, joining.zone()),
                closesBefore == null ? null : ending(closesBefore, joining.zone()),
                isWritten ? Source.ASSIGNMENT : Source.LATE_JOIN_RULE);
    }

    /** Of a local time that comes twice, the first is meant: nobody waits an hour longer than the clock says. */
    static Instant opening(LocalMoment moment, ZoneId zone) {
        return instant(moment.start(), zone, ZoneOffsetTransition::getOffsetBefore);
    }

    /**
     * @param end the first local moment after what ends.
     *     Of a local time that comes twice, the second is meant: nobody is late while the clock still says otherwise. Only where the clock
     * is set back to midnight and no further, the day before is over at the first midnight already.
     */
    public static Instant ending(LocalDateTime end, ZoneId zone) {
        return instant(end, zone, overlap -> endsDay(end, overlap)
                ? overlap.getOffsetBefore()
                : overlap.getOffsetAfter());
    }

    private static boolean endsDay(LocalDateTime end, ZoneOffsetTransition overlap) {
        return end.toLocalTime().equals(LocalTime.MIDNIGHT) && end.equals(overlap.getDateTimeAfter());
    }

    private interface Choice {
        ZoneOffset of(ZoneOffsetTransition overlap);
    }

    /** A local time that the zone skips comes to the moment after the gap, so that the order of local times is kept. */
    private static Instant instant(LocalDateTime local, ZoneId zone, Choice choice) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return change.isGap() ? change.getInstant() : local.toInstant(choice.of(change));
    }
}
