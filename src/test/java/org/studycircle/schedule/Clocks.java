package org.studycircle.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The zones that the JVM knows and the changes of their clocks, with what is of interest about each. */
final class Clocks {

    static final Instant FIRST = Instant.parse("1900-01-03T00:00:00Z");
    static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    /** Skip whole days, repeat most of one, or set their clocks at midnight and a minute after it. */
    static final List<String> ODD_ZONES = List.of("Pacific/Apia", "Pacific/Kwajalein", "Pacific/Kiritimati",
            "America/Sao_Paulo", "America/Havana", "America/St_Johns", "Atlantic/Azores", "Asia/Beirut", "Asia/Gaza",
            "Africa/Cairo", "Africa/Casablanca", "Antarctica/Troll", "Australia/Lord_Howe", "America/Asuncion");

    private static final List<Integer> MINUTES = List.of(-1441, -61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 90, 1440);
    private static final Map<ZoneId, List<ZoneOffsetTransition>> CHANGES = new ConcurrentHashMap<>();

    private Clocks() {}

    /** @return of the zones with these names those that differ in their rules, which have all changes of all of them */
    static List<String> differing(Set<String> names) {
        Set<ZoneRules> seen = new HashSet<>();
        return ZONES.stream().filter(zone -> names.contains(zone) && seen.add(ZoneId.of(zone).getRules())).toList();
    }

    static List<ZoneOffsetTransition> changes(ZoneId zone) {
        return CHANGES.computeIfAbsent(zone, missing -> Stream.iterate(zone.getRules().nextTransition(FIRST),
                change -> change != null && change.getInstant().isBefore(LAST),
                change -> zone.getRules().nextTransition(change.getInstant())).toList());
    }

    /** Local times about a change: the midnights, its ends, and what lies between and near. */
    static Stream<LocalDateTime> locals(ZoneOffsetTransition change) {
        LocalDateTime before = change.getDateTimeBefore();
        LocalDateTime after = change.getDateTimeAfter();
        return Stream.of(
                Stream.of(before, after, after.plusDays(1)).map(local -> local.toLocalDate().atStartOfDay()),
                MINUTES.stream().map(before::plusMinutes),
                Stream.of(-1, 0, 1).map(after::plusMinutes),
                Stream.of(before.plus(Duration.between(before, after).dividedBy(2)).withNano(0)))
                .flatMap(locals -> locals).distinct();
    }

    static Stream<Instant> instants(ZoneOffsetTransition change) {
        return MINUTES.stream().map(minutes -> change.getInstant().plus(Duration.ofMinutes(minutes)))
                .flatMap(instant -> Stream.of(instant, instant.minusSeconds(1)));
    }
}
