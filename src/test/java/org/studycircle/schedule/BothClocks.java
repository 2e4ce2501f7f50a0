package org.studycircle.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Questions to PostgreSQL about local times, thousands at once. It has a time zone database of its own: what it answers otherwise than
 * the JVM is an error of ours only where both have the clocks go alike.
 */
final class BothClocks {

    private static final int AT_ONCE = 20_000;
    private static final int HOURS_AROUND = 40;

    private final Connection database;

    BothClocks(Connection database) {
        this.database = database;
    }

    /** By which PostgreSQL knows clocks. */
    Set<String> zones() throws SQLException {
        return Set.copyOf(ask("select name from pg_timezone_names", List.of(1), List.of(), row -> row.getString("name")));
    }

    /** A column of parameters: its type in PostgreSQL, and what each case has there. */
    record Column<C>(String type, Function<C, Object> value) {}

    /** @param select with an array for each column as its parameters, and rows in their order */
    <C, A> List<A> ask(String select, List<C> cases, List<Column<C>> columns, Row<A> row) throws SQLException {
        List<A> answers = new ArrayList<>(cases.size());
        for (int first = 0; first < cases.size(); first += AT_ONCE) {
            List<C> some = cases.subList(first, Math.min(first + AT_ONCE, cases.size()));
            try (PreparedStatement statement = database.prepareStatement(select)) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setArray(i + 1, database.createArrayOf(columns.get(i).type,
                            some.stream().map(columns.get(i).value).toArray()));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        answers.add(row.read(rows));
                    }
                }
            }
        }
        return answers;
    }

    interface Row<A> {
        A read(ResultSet row) throws SQLException;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private record Probe(int number, String zone, Instant at) {}

    /**
     * @param zone of each case
     * @param locals what each case is about
     * @return those about whose local times both have the clock go alike
     */
    <C> List<C> alike(List<C> cases, Function<C, String> zone, Function<C, Stream<LocalDateTime>> locals) throws SQLException {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            int number = i;
            String name = zone.apply(cases.get(i));
            locals.apply(cases.get(i)).flatMap(local -> probes(local, ZoneId.of(name)))
                    .forEach(at -> probes.add(new Probe(number, name, at)));
        }
        List<LocalDateTime> said = ask("""
                select p.at at time zone clocks_of(p.zone) as local
                from unnest(?::text[], ?::timestamptz[]) with ordinality as p (zone, at, place)
                order by p.place
                """, probes, List.of(new Column<>("text", Probe::zone), new Column<>("timestamptz", Probe::at)),
                row -> row.getObject("local", LocalDateTime.class));
        Map<Integer, C> alike = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            alike.put(i, cases.get(i));
        }
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            if (!said.get(i).equals(probe.at.atZone(ZoneId.of(probe.zone)).toLocalDateTime())) {
                alike.remove(probe.number);
            }
        }
        return List.copyOf(alike.values());
    }

    private static Stream<Instant> probes(LocalDateTime local, ZoneId zone) {
        Instant middle = local.toInstant(ZoneOffset.UTC);
        Instant from = middle.minusSeconds(HOURS_AROUND * 3600L);
        Instant to = middle.plusSeconds(HOURS_AROUND * 3600L);
        return Stream.concat(
                Stream.iterate(from, at -> !at.isAfter(to), at -> at.plusSeconds(30 * 60)),
                Stream.iterate(zone.getRules().nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(to),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                        .flatMap(change -> Stream.of(change.getInstant().minusSeconds(1), change.getInstant())));
    }
}
