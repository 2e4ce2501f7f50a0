package org.studycircle.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** PostgreSQL knows the rules for dates too, to decide what is concealed; about every change of the clock it says the same. */
@QuarkusTest
class JoiningInSqlTest {

    private static final Instant FROM = Instant.parse("2004-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2020-01-01T00:00:00Z");
    private static final List<Integer> MINUTES = List.of(-1441, -61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 90, 1440);

    @Inject
    Pool pool;

    private static Stream<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(zone.getRules().nextTransition(FROM),
                change -> change != null && change.getInstant().isBefore(TO),
                change -> zone.getRules().nextTransition(change.getInstant()));
    }

    private static Stream<LocalDateTime> locals(ZoneOffsetTransition change) {
        return Stream.concat(
                Stream.of(change.getDateTimeBefore().toLocalDate().atStartOfDay(),
                        change.getDateTimeAfter().toLocalDate().atStartOfDay(),
                        change.getDateTimeAfter().toLocalDate().plusDays(1).atStartOfDay()),
                MINUTES.stream().map(minutes -> change.getDateTimeBefore().plusMinutes(minutes)));
    }

    private static Stream<Instant> instants(ZoneOffsetTransition change) {
        return MINUTES.stream().flatMap(minutes -> Stream.of(change.getInstant().plus(Duration.ofMinutes(minutes)),
                change.getInstant().plus(Duration.ofMinutes(minutes)).minusSeconds(1)));
    }

    private List<Row> ask(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().indefinitely().stream().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Atlantic/Azores", "America/Sao_Paulo", "Pacific/Apia",
            "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "UTC"})
    void endComesAtTheSameInstant(String name) {
        ZoneId zone = ZoneId.of(name);
        List<LocalDateTime> ends = new ArrayList<>();
        List<Instant> nows = new ArrayList<>();
        changes(zone).forEach(change -> locals(change).forEach(local -> instants(change).forEach(now -> {
            ends.add(local);
            nows.add(now);
        })));
        List<Row> said = ask("select " + Joining.hasEnded("x.local", "x.at") + """
                 as ended
                from unnest($1::timestamp[], $2::timestamptz[]) with ordinality as x (local, at, place)
                cross join (select $3::text as zone) g
                order by x.place
                """, ends.toArray(LocalDateTime[]::new), utc(nows), name);
        assertEquals(ends.size(), said.size());
        assertTrue(name.equals("UTC") || said.size() > 1_000);
        IntStream.range(0, said.size()).forEach(i -> assertEquals(
                !nows.get(i).isBefore(EffectiveDates.ending(ends.get(i), zone)), said.get(i).getBoolean("ended"),
                () -> ends.get(i) + " at " + nows.get(i)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Atlantic/Azores", "America/Sao_Paulo", "Pacific/Apia"})
    void lateJoinerIsGrantedTheSameTime(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Integer days : new Integer[]{null, 1, 30}) {
            List<LocalDateTime> opens = new ArrayList<>();
            List<Instant> joined = new ArrayList<>();
            changes(zone).forEach(change -> locals(change).forEach(local -> instants(change).forEach(at -> {
                opens.add(local);
                joined.add(at);
            })));
            List<Row> said = ask("select " + Joining.DUE_BEFORE + """
                     as due
                    from unnest($1::timestamp[], $2::timestamptz[]) with ordinality as x (opens, at, place)
                    cross join lateral (select x.opens as opens_from, x.opens + interval '3 hours' as due_before) a
                    cross join lateral (select x.at as first_joined_at) seat
                    cross join (select $3::text as zone, $4::integer as grace_days) g
                    cross join lateral (select case when $4::integer is not null then x.opens + interval '20 days' end as ends) schedule
                    order by x.place
                    """, opens.toArray(LocalDateTime[]::new), utc(joined), name, days);
            assertTrue(said.size() > 500);
            IntStream.range(0, said.size()).forEach(i -> assertEquals(
                    new Joining(joined.get(i), zone, days, days == null ? null : opens.get(i).plusDays(20))
                            .later(opens.get(i), opens.get(i).plusHours(3)),
                    said.get(i).getLocalDateTime("due"), () -> opens.get(i) + " joined at " + joined.get(i)));
        }
    }

    private static OffsetDateTime[] utc(List<Instant> instants) {
        return instants.stream().map(instant -> instant.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }
}
