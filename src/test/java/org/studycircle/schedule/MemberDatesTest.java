package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.schedule.BothClocks.Column;
import org.studycircle.schedule.EffectiveDates.Source;

import io.quarkus.test.junit.QuarkusTest;

/** The rule for late joiners in SQL, in all zones and about every change of their clocks; {@link JoiningTest} tells why it is right. */
@QuarkusTest
class MemberDatesTest {

    private static final int SEED = 20_261_025;
    private static final int OF_A_CHANGE = 1;
    private static final List<Integer> GRACES = Arrays.asList(null, 1, 7, 30, 90);
    private static final LocalDateTime FAR = LocalDateTime.parse("2100-01-01T00:00");

    private static final String DATES = "select " + EffectiveDates.COLUMNS + ", " + MemberDates.GRACE_UNTIL + """
             as grace_until, (select count(*) from generate_series(1, 3) n where
            """ + MemberDates.hasCome("now() + (n - 2) * interval '1 hour'") + """
            ) as come
            from unnest(?::text[], ?::timestamp[], ?::timestamp[], ?::timestamp[], ?::timestamptz[], ?::integer[], ?::timestamp[])
              with ordinality as c (zone, opens, due, closes, joined, days, schedule_end, place)
            cross join lateral (select c.zone, c.days as grace_days) g
            cross join lateral (select c.opens as opens_from, c.due as due_before, c.closes as closes_before) a
            cross join lateral (select c.joined as first_joined_at) seat
            cross join lateral (
              select case when c.days is not null then ending_instant(c.schedule_end, c.zone) end as ends_at) schedule
            order by c.place
            """;

    @Inject
    DataSource database;

    /** A window, and who joins when; the schedule's end does not matter without a grace. */
    private record Case(String zone, Window window, Instant joined, Integer days, LocalDateTime scheduleEnd) {

        Answer expected() {
            Joining joining = joining(days);
            EffectiveDates written = joining(null).dates(window);
            EffectiveDates dates = joining.dates(window);
            boolean isWritten = dates.dueAt().equals(written.dueAt()) && Objects.equals(dates.closesAt(), written.closesAt());
            return new Answer(new EffectiveDates(dates.opensAt(), dates.dueAt(), dates.closesAt(),
                    isWritten ? Source.ASSIGNMENT : Source.LATE_JOIN_RULE), joining.graceEnds());
        }

        private Joining joining(Integer graceDays) {
            return new Joining(joined, ZoneId.of(zone), graceDays, scheduleEnd);
        }

        /** All that the answer depends on: the day of joining, and the end of the grace. */
        Stream<LocalDateTime> locals() {
            LocalDateTime joinedAt = joined.atZone(ZoneId.of(zone)).toLocalDateTime();
            return Stream.of(window.opensOn().start(), window.dueOn().end(), window.closesBefore(), joinedAt,
                    joinedAt.plusDays(days == null ? 0 : days), scheduleEnd).filter(Objects::nonNull);
        }
    }

    private record Answer(EffectiveDates dates, Instant graceUntil) {

        static Answer of(ResultSet row) throws SQLException {
            assertEquals(2, row.getInt("come"));
            return new Answer(new EffectiveDates(BothClocks.instant(row, "effective_opens_at"),
                    BothClocks.instant(row, "effective_due_at"), BothClocks.instant(row, "effective_closes_at"),
                    Source.valueOf(row.getString("effective_source"))), BothClocks.instant(row, "grace_until"));
        }
    }

    private static List<Answer> answers(BothClocks clocks, List<Case> cases) throws SQLException {
        return clocks.ask(DATES, cases, List.of(new Column<>("text", Case::zone),
                new Column<>("timestamp", given -> given.window.opensOn().start()),
                new Column<>("timestamp", given -> given.window.dueOn().end()),
                new Column<>("timestamp", given -> given.window.closesBefore()),
                new Column<>("timestamptz", Case::joined), new Column<>("integer", Case::days),
                new Column<>("timestamp", Case::scheduleEnd)), Answer::of);
    }

    private static Stream<Case> cases(String zone, Random random) {
        return Clocks.changes(ZoneId.of(zone)).stream().flatMap(change -> {
            List<LocalDateTime> locals = Clocks.locals(change).map(local -> local.withSecond(0)).toList();
            List<Instant> instants = Clocks.instants(change).toList();
            return IntStream.range(0, OF_A_CHANGE)
                    .mapToObj(i -> drawn(zone, of(locals, random), of(instants, random), random));
        });
    }

    /** Half of the windows are of minutes, half of days; half of those who join do so about the change. */
    private static Case drawn(String zone, LocalDateTime opens, Instant about, Random random) {
        LocalDateTime due = opens.plusMinutes(1 + random.nextInt(random.nextBoolean() ? 90 : 30 * 24 * 60));
        LocalDateTime closes = random.nextInt(3) == 0 ? null : due.plusMinutes(random.nextInt(10 * 24 * 60));
        LocalDateTime end = (closes == null ? due : closes).plusMinutes(random.nextInt(40 * 24 * 60));
        Window window = new Window(LocalMoment.from(opens, true), LocalMoment.until(due, true),
                closes == null ? null : LocalMoment.until(closes, true));
        Instant joined = random.nextBoolean() ? about : about.plus(Duration.ofSeconds(random.nextInt(20 * 24 * 60 * 60)));
        return new Case(zone, window, joined, of(GRACES, random), end);
    }

    private static <T> T of(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void lateJoinerIsGrantedTheSameTimeAsByTheOtherClock() throws SQLException {
        try (Connection connection = database.getConnection()) {
            BothClocks clocks = new BothClocks(connection);
            Random random = new Random(SEED);
            List<Case> cases = new ArrayList<>();
            Clocks.differing(clocks.zones()).forEach(zone -> cases(zone, random).forEach(cases::add));
            List<Answer> answers = answers(clocks, cases);
            List<Case> others = IntStream.range(0, cases.size())
                    .filter(i -> !answers.get(i).equals(cases.get(i).expected())).mapToObj(cases::get).toList();
            long late = answers.stream().filter(answer -> answer.dates.source() == Source.LATE_JOIN_RULE).count();
            assertTrue(others.size() < cases.size() / 50 && late > 5_000, others.size() + ", " + late + " of " + cases.size());
            assertEquals(List.of(), clocks.alike(others, Case::zone, Case::locals));
        }
    }

    private Answer answer(String zone, Window window, String joined, Integer days, LocalDateTime scheduleEnd)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answers(new BothClocks(connection), List.of(new Case(zone, window,
                    joined == null ? null : Instant.parse(joined), days, scheduleEnd))).get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
            // opens 2026-10-20, due 2026-10-26, closes 2026-10-30, the schedule ends with 2026-11-10
            "Europe/Berlin, 2026-10-19T21:59:59Z, 7, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-19T22:00:00Z, 7, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-19T22:00:01Z, 7, 2026-10-27T23:00:00Z, 2026-10-30T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-10-20T21:59:59Z, 7, 2026-10-27T23:00:00Z, 2026-10-30T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-10-20T22:00:00Z, 3, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, 2026-10-29T09:00:00Z, 7, 2026-11-05T23:00:00Z, 2026-11-05T23:00:00Z, LATE_JOIN_RULE",
            "Europe/Berlin, 2026-11-29T09:00:00Z, 90, 2026-11-10T23:00:00Z, 2026-11-10T23:00:00Z, LATE_JOIN_RULE",
            // a day later there
            "Pacific/Auckland, 2026-10-20T12:00:00Z, 7, 2026-10-28T11:00:00Z, 2026-10-30T11:00:00Z, LATE_JOIN_RULE",
            // no grace, and nobody who has joined
            "Europe/Berlin, 2026-10-29T09:00:00Z, , 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
            "Europe/Berlin, , 7, 2026-10-26T23:00:00Z, 2026-10-30T23:00:00Z, ASSIGNMENT",
    })
    void datesOfLateJoinersComeToTheseInstants(String zone, String joined, Integer days, Instant due, Instant closes,
            Source source) throws SQLException {
        Window window = new Window(LocalMoment.parse("2026-10-20"), LocalMoment.parse("2026-10-26"),
                LocalMoment.parse("2026-10-30"));
        EffectiveDates dates = answer(zone, window, joined, days, LocalDateTime.parse("2026-11-11T00:00")).dates;
        assertEquals(due, dates.dueAt());
        assertEquals(closes, dates.closesAt());
        assertEquals(source, dates.source());
    }

    /** On 2010-11-07 a minute after midnight it was 23:01 of the day before again. */
    @ParameterizedTest
    @CsvSource({
            "2010-11-07T02:29:00Z, 2010-11-08T03:30:00Z", "2010-11-07T02:30:30Z, 2010-11-08T03:30:00Z",
            "2010-11-07T02:31:00Z, 2010-11-08T03:30:00Z", "2010-11-07T03:29:59Z, 2010-11-08T03:30:00Z",
            "2010-11-07T03:30:00Z, 2010-11-09T03:30:00Z",
    })
    void dayOfJoiningGoesOnWhileTheClockGoesBack(String joined, Instant due) throws SQLException {
        Window window = new Window(LocalMoment.parse("2010-11-01"), LocalMoment.parse("2010-11-02"), null);
        Answer answer = answer("America/St_Johns", window, joined, 1, FAR);
        assertEquals(due, answer.dates.dueAt());
        assertEquals(due, answer.graceUntil);
    }
}
