package org.studycircle.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

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
        ASSIGNMENT
    }

    static EffectiveDates of(Window window, ZoneId zone) {
        return new EffectiveDates(opening(window.opensOn(), zone), ending(window.dueOn(), zone),
                window.closesOn() == null ? null : ending(window.closesOn(), zone), Source.ASSIGNMENT);
    }

    /** Of a local time that comes twice, the first is meant: nobody waits an hour longer than the clock says. */
    static Instant opening(LocalMoment moment, ZoneId zone) {
        return instant(moment.start(), zone, ZoneOffsetTransition::getOffsetBefore);
    }

    /**
     * Of a local time that comes twice, the second is meant: nobody is late while the clock still says otherwise. Only where the clock
     * is set back to midnight and no further, the day before is over at the first midnight already.
     */
    public static Instant ending(LocalMoment moment, ZoneId zone) {
        return instant(moment.end(), zone, overlap -> endsDay(moment.end(), overlap)
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
