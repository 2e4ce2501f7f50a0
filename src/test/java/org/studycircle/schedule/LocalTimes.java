package org.studycircle.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/** The instants that local times come to, as the JVM knows them: what the functions of the database are held to. */
final class LocalTimes {

    private LocalTimes() {}

    /** Of a local time that comes twice, the first is meant: nobody waits an hour longer than the clock says. */
    static Instant opening(LocalDateTime start, ZoneId zone) {
        return instant(start, zone, ZoneOffsetTransition::getOffsetBefore);
    }

    /**
     * Of a local time that comes twice, the second is meant: nobody is late while the clock still says otherwise. Only where the clock
     * is set back to midnight and no further, the day before is over at the first midnight already.
     *
     * @param end the first local moment after what ends
     */
    static Instant ending(LocalDateTime end, ZoneId zone) {
        return instant(end, zone, overlap -> endsDay(end, overlap)
                ? overlap.getOffsetBefore()
                : overlap.getOffsetAfter());
    }

    private static boolean endsDay(LocalDateTime end, ZoneOffsetTransition overlap) {
        return end.toLocalTime().equals(LocalTime.MIDNIGHT) && end.equals(overlap.getDateTimeAfter());
    }

    /** From when on somebody who joins has come after it opened: of a time that comes twice, the later. */
    static Instant openSince(LocalDateTime opensFrom, ZoneId zone) {
        return opensFrom.atZone(zone).withLaterOffsetAtOverlap().toInstant();
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
