package org.studycircle.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Listener;
import org.studycircle.testing.server.ConfiguredService;

import io.restassured.RestAssured;

/** The packaged application, twice, as replicas of one another: what one writes is heard at the other, until that is stopped. */
class StreamReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final long SECONDS_TO_STOP = 8;

    @Test
    void replicasTellEachOtherAndSendTheirClientsAwayWhenTheyStop() throws Exception {
        int formerPort = RestAssured.port;
        try (ConfiguredService one = ConfiguredService.start(Map.of());
                ConfiguredService other = ConfiguredService.start(Map.of("study-circle.streams.look-every", "1M"))) {
            RestAssured.port = one.port();
            Circle circle = Circle.ofAda().joinedBy(RUI);
            Discussion discussion = Discussion.openedBy(ADA, circle);
            RestAssured.port = other.port();
            List<Listener> listeners = Stream.generate(() -> Listener.as(RUI, circle)).limit(5).toList();
            RestAssured.port = one.port();
            listeners.forEach(listener -> Eventually.holds(() -> assertEquals("3", listener.lastId())));
            discussion.reply(ADA, 1);
            for (Listener listener : listeners) {
                Eventually.holds(() -> assertEquals(List.of(4), listener.sequences()));
                assertTrue(listener.events().get(0).delay().compareTo(SOON) < 0, () -> listener.events().toString());
            }
            other.process().destroy();
            assertTrue(other.process().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS), () -> String.join("\n", other.log()));
            for (Listener listener : listeners) {
                Eventually.holds(() -> assertTrue(listener.hasEnded()));
                assertTrue(listener.lines().contains(": come again"), () -> listener.lines().toString());
                assertFalse(listener.lines().stream().anyMatch(line -> line.startsWith("broken")));
            }
            assertTrue(listeners.stream().map(Listener::retry).distinct().count() > 1, "all come back at the same moment");
        } finally {
            RestAssured.port = formerPort;
        }
    }
}
