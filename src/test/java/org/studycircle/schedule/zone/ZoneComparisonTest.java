package org.studycircle.schedule.zone;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.Texts;
import org.studycircle.testing.server.Sql;
import org.studycircle.text.Zones;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ZoneComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Inject
    ZoneComparison comparison;

    @Inject
    AgroalDataSource database;

    private ZoneDifferences compared(Map<String, ZoneRules> zones) {
        return comparison.compare(zones, NOW).await().indefinitely();
    }

    private static ZoneRules rules(String zone) {
        return ZoneId.of(zone).getRules();
    }

    /** Of Lagos, where clocks are never changed, but for a change that is taken back. */
    private static ZoneRules lagosWith(LocalDateTime from, LocalDateTime to) {
        ZoneOffset usual = ZoneOffset.ofHours(1);
        ZoneOffset other = ZoneOffset.ofHours(2);
        return ZoneRules.of(usual, usual, List.of(),
                List.of(ZoneOffsetTransition.of(from, usual, other), ZoneOffsetTransition.of(to, other, usual)), List.of());
    }

    /** PostgreSQL has the database of IANA as it is, but for a zone that stands for none; one of the two may be newer by a few names. */
    @Test
    void namesAreThoseOfIana() throws SQLException {
        Set<String> known = new TreeSet<>(Sql.texts(database, "select name from pg_timezone_names where name <> 'Factory'"));
        Set<String> unknownHere = new TreeSet<>(known);
        unknownHere.removeAll(Zones.NAMES);
        Set<String> unknownThere = new TreeSet<>(Zones.NAMES);
        unknownThere.removeAll(known);
        assertTrue(known.size() > 500 && unknownHere.size() < 5 && unknownThere.size() < 5, unknownHere + " " + unknownThere);
    }

    @ParameterizedTest
    @CsvSource({"EST, 2999-07-02T05:00:00Z", "HST, 2999-07-02T10:00:00Z", "MST, 2999-07-02T07:00:00Z",
            "ROC, 2999-07-01T16:00:00Z",
            "GMT+0, 2999-07-02T00:00:00Z", "Europe/Berlin, 2999-07-01T22:00:00Z"})
    void zoneThatJavaKnowsByAnotherWordIsTaken(String zone, String due) {
        Circle circle = Circle.of(Map.of("name", "Far away", "zone", zone));
        Texts text = Texts.essayIn(circle, "Two Chairs", 1, 1);
        Api.as(People.ADA)
                .body(Map.of("editionId", text.editionId(), "sectionIds", List.of(text.sectionId(0)), "dueOn", "2999-07-01"))
                .post(circle.path("/assignments")).then().statusCode(201).body("effective.dueAt", is(due));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemV/AST4", "Factory", "posix/Europe/Berlin", "right/UTC", "localtime", "posixrules", "EST5",
            "+01:00"})
    void whatIsNoZoneOfIanaIsRefused(String zone) {
        Api.asBadly(People.ADA).body(Map.of("name", "Nowhere", "zone", zone)).post("/groups").then().statusCode(422)
                .body("errors[0].pointer", is("/zone"));
    }

    @Test
    void zonesThatGoAlikeAreNotNamed() {
        assertTrue(compared(Map.of("Africa/Lagos", rules("Africa/Lagos"), "Europe/Berlin", rules("Europe/Berlin"), "UTC",
                rules("UTC"), "CET", rules("CET"), "America/New_York", rules("America/New_York"))).isNone());
    }

    @Test
    void zonesThatGoOtherwiseAreNamed() {
        Map<String, ZoneRules> zones = new TreeMap<>(Map.of("Europe/Berlin", rules("Europe/Lisbon"), "Europe/Athens",
                rules("Europe/Athens"), "America/New_York", rules("America/Panama"), "Asia/Tokyo", rules("Asia/Tokyo")));
        ZoneDifferences found = compared(zones);
        assertFalse(found.isNone());
        assertEquals(new ZoneDifferences(List.of(), List.of("America/New_York", "Europe/Berlin")), found);
        assertThat(found.toString(), containsString("otherwise there in America/New_York, Europe/Berlin."));
    }

    @Test
    void changeThatOnlyOneOfThemKnowsIsFoundWithinTwoYears() {
        LocalDateTime soon = LocalDateTime.parse("2028-10-29T02:00");
        assertEquals(List.of("Africa/Lagos"),
                compared(Map.of("Africa/Lagos", lagosWith(soon, soon.plusMinutes(30)))).differing());
        LocalDateTime late = LocalDateTime.parse("2029-10-29T02:00");
        assertEquals(List.of(), compared(Map.of("Africa/Lagos", lagosWith(late, late.plusDays(30)))).differing());
        LocalDateTime past = LocalDateTime.parse("2020-10-29T02:00");
        assertEquals(List.of(), compared(Map.of("Africa/Lagos", lagosWith(past, past.plusDays(30)))).differing());
    }

    /** It is PostgreSQL that knows summers in Berlin here, and the other one that does not. */
    @Test
    void changeThatTheJvmDoesNotKnowIsFound() {
        assertEquals(List.of("Europe/Berlin"),
                compared(Map.of("Europe/Berlin", ZoneRules.of(ZoneOffset.ofHours(1)))).differing());
    }

    @Test
    void namesThatPostgreSqlDoesNotKnowAreNamed() {
        ZoneDifferences found = compared(Map.of("Mars/Olympus", rules("UTC"), "Europe/Paris", rules("Europe/Paris")));
        assertEquals(new ZoneDifferences(List.of("Mars/Olympus"), List.of()), found);
        assertThat(found.toString(), containsString("It does not know Mars/Olympus."));
    }
}
