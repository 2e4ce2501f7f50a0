package org.studycircle.schedule.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.text.Zones;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Looks once, beside the start, whether PostgreSQL and the JVM agree about zones as they are now and will soon be. */
@ApplicationScoped
class ZoneComparison {

    private static final Logger LOG = Logger.getLogger(ZoneComparison.class);

    private static final Duration AHEAD = Duration.ofDays(2 * 366);
    /** No clock is changed for less. */
    private static final Duration STEP = Duration.ofDays(14);

    private static final Sql<String> KNOWN = Sql.column(String.class,
            "select name from pg_timezone_names where name = any(:zones)");
    private static final Sql<String> DIFFERING = Sql.column(String.class, """
            select distinct p.zone
            from unnest(cast(:zones as text[]), cast(:instants as timestamptz[]), cast(:locals as timestamp[])) as p (zone, at, local)
            where p.at at time zone clocks_of(p.zone) <> p.local
            order by p.zone
            """);

    @Inject
    Database database;

    /** What a clock shows at an instant. */
    private record Probe(String zone, Instant at, LocalDateTime local) {}

    void start(@Observes StartupEvent started) {
        Uni.createFrom().item(ZoneComparison::current)
                .chain(zones -> compare(zones, Instant.now()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe().with(found -> {
                    if (!found.isNone()) {
                        LOG.warn(found);
                    }
                }, failure -> LOG.debug("Time zones could not be compared.", failure));
    }

    private static Map<String, ZoneRules> current() {
        return Zones.known().stream().collect(Collectors.toMap(zone -> zone, zone -> ZoneId.of(zone).getRules()));
    }

    /** @param zones with their rules by the JVM */
    Uni<ZoneDifferences> compare(Map<String, ZoneRules> zones, Instant now) {
        return database.call(KNOWN).set("zones", zones.keySet().toArray(String[]::new)).list()
                .chain(names -> differing(only(names, zones), now)
                        .map(differing -> new ZoneDifferences(others(names, zones), differing)));
    }

    private static Map<String, ZoneRules> only(List<String> names, Map<String, ZoneRules> zones) {
        Map<String, ZoneRules> known = new HashMap<>(zones);
        known.keySet().retainAll(names);
        return known;
    }

    private static List<String> others(List<String> names, Map<String, ZoneRules> zones) {
        Set<String> unknown = new HashSet<>(zones.keySet());
        names.forEach(unknown::remove);
        return unknown.stream().sorted().toList();
    }

    private Uni<List<String>> differing(Map<String, ZoneRules> zones, Instant now) {
        List<Probe> probes = zones.entrySet().stream().flatMap(zone -> probes(zone.getKey(), zone.getValue(), now)).toList();
        return database.call(DIFFERING)
                .setEach("zones", probes, Probe::zone, String[]::new)
                .setEach("instants", probes, Probe::at, Instant[]::new)
                .setEach("locals", probes, Probe::local, LocalDateTime[]::new)
                .list();
    }

    /** Every so often, and about each change that the JVM knows. */
    private static Stream<Probe> probes(String zone, ZoneRules rules, Instant now) {
        Instant end = now.plus(AHEAD);
        Stream<Instant> regular = Stream.iterate(now, at -> at.isBefore(end), at -> at.plus(STEP));
        Stream<Instant> aboutChanges = Stream.iterate(rules.nextTransition(now),
                change -> change != null && change.getInstant().isBefore(end),
                change -> rules.nextTransition(change.getInstant()))
                .flatMap(change -> Stream.of(change.getInstant().minusSeconds(1), change.getInstant()));
        return Stream.concat(regular, aboutChanges)
                .map(at -> new Probe(zone, at, LocalDateTime.ofInstant(at, rules.getOffset(at))));
    }
}
