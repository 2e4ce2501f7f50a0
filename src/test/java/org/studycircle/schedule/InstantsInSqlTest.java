package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.schedule.BothClocks.Column;

import io.quarkus.test.junit.QuarkusTest;

/** PostgreSQL alone turns local times into instants: in all zones, and about every change of their clocks, into the right ones. */
@QuarkusTest
class InstantsInSqlTest {

    private static final int SEED = 20_260_329;
    private static final int ANYWHERE = 40;
    private static final int OF_A_CHANGE = 3;

    @Inject
    DataSource database;

    private record Case(String zone, LocalDateTime local) {

        Answer expected() {
            ZoneId rules = ZoneId.of(zone);
            return new Answer(LocalTimes.opening(local, rules), LocalTimes.ending(local, rules));
        }
    }

    private record Answer(Instant opening, Instant ending) {}

    private static List<Answer> answers(BothClocks clocks, List<Case> cases) throws SQLException {
        return clocks.ask("""
                select opening_instant(c.local, c.zone) as opening, ending_instant(c.local, c.zone) as ending
                from unnest(?::text[], ?::timestamp[]) with ordinality as c (zone, local, place)
                order by c.place
                """, cases, List.of(new Column<>("text", Case::zone), new Column<>("timestamp", Case::local)),
                row -> new Answer(BothClocks.instant(row, "opening"), BothClocks.instant(row, "ending")));
    }

    /** All changes of all clocks, and anything else. */
    private static List<Case> cases(Set<String> known) {
        Random random = new Random(SEED);
        return Stream.concat(
                Clocks.ZONES.stream().filter(known::contains)
                        .flatMap(zone -> anywhere(random).map(local -> new Case(zone, local))),
                Clocks.differing(known).stream()
                        .flatMap(zone -> aboutChanges(zone, random).map(local -> new Case(zone, local))))
                .toList();
    }

    private static Stream<LocalDateTime> anywhere(Random random) {
        return random.longs(ANYWHERE, Clocks.FIRST.getEpochSecond() / 60, Clocks.LAST.getEpochSecond() / 60)
                .mapToObj(minute -> LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC));
    }

    private static Stream<LocalDateTime> aboutChanges(String zone, Random random) {
        return Clocks.changes(ZoneId.of(zone)).stream().flatMap(change -> {
            List<LocalDateTime> locals = new ArrayList<>(Clocks.locals(change).toList());
            Collections.shuffle(locals, random);
            return Clocks.ODD_ZONES.contains(zone) ? locals.stream() : locals.stream().limit(OF_A_CHANGE);
        });
    }

    @Test
    void instantsAreTheRightOnesWhereverBothHaveTheClockGoAlike() throws SQLException {
        try (Connection connection = database.getConnection()) {
            BothClocks clocks = new BothClocks(connection);
            List<Case> cases = cases(clocks.zones());
            List<Answer> answers = answers(clocks, cases);
            List<Case> others = IntStream.range(0, cases.size())
                    .filter(i -> !answers.get(i).equals(cases.get(i).expected())).mapToObj(cases::get).toList();
            assertTrue(cases.size() > 100_000 && others.size() < cases.size() / 50, others.size() + " of " + cases.size());
            assertEquals(List.of(), clocks.alike(others, Case::zone, given -> Stream.of(given.local)));
        }
    }

    /** PostgreSQL takes these names for abbreviations, for which it is never summer. */
    @ParameterizedTest
    @ValueSource(strings = {"CET", "MET", "EET", "WET"})
    void clocksThatAreNamedLikeAnAbbreviationHaveSummers(String zone) throws SQLException {
        assertEquals("07-01T12:00", local(zone, "2026-07-01T12:00"));
        assertEquals("01-01T12:00", local(zone, "2026-01-01T12:00"));
    }

    private String local(String zone, String noon) throws SQLException {
        return answer(zone, noon).ending.atZone(ZoneId.of(zone)).toLocalDateTime().toString().substring("2026-".length());
    }

    private Answer answer(String zone, String local) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answers(new BothClocks(connection), List.of(new Case(zone, LocalDateTime.parse(local)))).get(0);
        }
    }

    /** The first and the last local time of a moment; {@link LocalTimesTest} says the same of the other clock. */
    @ParameterizedTest
    @CsvSource({
            // an ordinary day, in winter and in summer
            "Europe/Berlin, 2026-11-22, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
            "Europe/Berlin, 2026-06-22T18:00, 2026-06-22T16:00:00Z, 2026-06-22T16:00:00Z",
            // a day of 23 hours, a time that is skipped, and one that comes twice
            "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
            "Europe/Berlin, 2026-03-29T02:30, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
            "Europe/Berlin, 2026-10-25T02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
            // the day that Samoa skipped, and the one before
            "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z",
            "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
            // midnight is skipped, or comes twice, or the clock goes back over it
            "America/Sao_Paulo, 2018-11-03, 2018-11-03T03:00:00Z, 2018-11-04T03:00:00Z",
            "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
            "Atlantic/Azores, 2026-10-24, 2026-10-24T00:00:00Z, 2026-10-25T00:00:00Z",
            "America/St_Johns, 2010-11-06, 2010-11-06T02:30:00Z, 2010-11-07T03:30:00Z",
    })
    void datesComeToTheseInstants(String zone, String moment, Instant opening, Instant ending) throws SQLException {
        LocalMoment local = LocalMoment.parse(moment);
        assertEquals(opening, answer(zone, local.start().toString()).opening);
        assertEquals(ending, answer(zone, local.end().toString()).ending);
    }

    @Test
    void nothingComesToNothing() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Answer none = answers(new BothClocks(connection), List.of(new Case("Europe/Berlin", null))).get(0);
            assertNull(none.opening);
            assertNull(none.ending);
        }
    }
}
