package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.schedule.BothClocks.Column;

import io.quarkus.test.junit.QuarkusTest;

/** PostgreSQL alone turns local times into instants; in all zones, about every change of their clocks, it does so as is told here. */
@QuarkusTest
class InstantsInSqlTest {

    private static final int SEED = 20_260_329;
    private static final int ANYWHERE = 40;
    private static final int YEARS_BY_RULE = 2040;
    private static final int OF_A_CHANGE_BY_RULE = 4;

    @Inject
    DataSource database;

    record Case(String zone, LocalDateTime local) {}

    private record Answer(Instant opening, Instant ending) {}

    private static Answer expected(Case given) {
        ZoneId zone = ZoneId.of(given.zone);
        return new Answer(LocalTimes.opening(given.local, zone), LocalTimes.ending(given.local, zone));
    }

    private static List<Answer> answers(BothClocks clocks, List<Case> cases) throws SQLException {
        return clocks.ask("""
                select opening_instant(c.local, c.zone) as opening, ending_instant(c.local, c.zone) as ending
                from unnest(?::text[], ?::timestamp[]) with ordinality as c (zone, local, place)
                order by c.place
                """, cases, List.of(new Column<>("text", Case::zone), new Column<>("timestamp", Case::local)),
                row -> new Answer(BothClocks.instant(row, "opening"), BothClocks.instant(row, "ending")));
    }

    static List<Case> cases(Set<String> known) {
        Random random = new Random(SEED);
        Set<ZoneRules> seen = new HashSet<>();
        List<Case> cases = new ArrayList<>();
        for (String zone : Clocks.ZONES) {
            if (known.contains(zone)) {
                boolean isNew = seen.add(ZoneId.of(zone).getRules());
                Stream.concat(random.longs(ANYWHERE, Clocks.FIRST.getEpochSecond() / 60, Clocks.LAST.getEpochSecond() / 60)
                        .mapToObj(minute -> LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)),
                        isNew ? about(ZoneId.of(zone), random) : Stream.of())
                        .forEach(local -> cases.add(new Case(zone, local)));
            }
        }
        return cases;
    }

    /** In far years the clocks change by one rule: of each of these changes a few local times are taken at random. */
    private static Stream<LocalDateTime> about(ZoneId zone, Random random) {
        return Clocks.changes(zone).stream().flatMap(change -> {
            List<LocalDateTime> locals = Clocks.locals(change).toList();
            return isByRule(change)
                    ? random.ints(OF_A_CHANGE_BY_RULE, 0, locals.size()).mapToObj(locals::get)
                    : locals.stream();
        });
    }

    private static boolean isByRule(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().getYear() >= YEARS_BY_RULE;
    }

    @Test
    void instantsAreThoseOfTheOtherClock() throws SQLException {
        try (Connection connection = database.getConnection()) {
            check(connection);
        }
    }

    static void check(Connection connection) throws SQLException {
        BothClocks clocks = new BothClocks(connection);
        List<Case> cases = cases(clocks.zones());
        assertTrue(cases.size() > 100_000, cases.size() + " cases");
        long t = System.nanoTime();
        List<Answer> answers = answers(clocks, cases);
        System.out.println(cases.size() + " in " + (System.nanoTime() - t) / 1_000_000);
        List<Case> others = IntStream.range(0, cases.size()).filter(i -> !answers.get(i).equals(expected(cases.get(i))))
                .mapToObj(cases::get).toList();
        System.out.println("others: " + others.size() + "  " + (System.nanoTime() - t) / 1_000_000);
        List<Case> wrong = clocks.alike(others, Case::zone, given -> Stream.of(given.local));
        System.out.println("wrong: " + wrong.size() + "  " + (System.nanoTime() - t) / 1_000_000);
        wrong.stream().limit(40).forEach(w -> { try { System.out.println(w + " " + expected(w) + " " + answers(clocks, List.of(w)) + " " + ZoneId.of(w.zone).getRules().getTransition(w.local)); } catch (SQLException e) {throw new RuntimeException(e);} });
    }
}
