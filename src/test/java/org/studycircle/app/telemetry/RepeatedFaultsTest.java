package org.studycircle.app.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.LogKept;

class RepeatedFaultsTest {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    private static final int QUIET_MILLISECONDS = 2_000;

    private final RepeatedFaults filter = new RepeatedFaults(Duration.ofMillis(300));

    private boolean isLogged(Level level, String logger, String message, Throwable thrown) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return filter.isLoggable(record);
    }

    private boolean isLogged(String message) {
        return isLogged(Level.SEVERE, POOL, message, new IllegalStateException("Result is already complete"));
    }

    @Test
    void whatIsSaidAgainAndAgainIsSaidOnceAndCounted() throws InterruptedException {
        try (LogKept log = LogKept.now()) {
            assertTrue(isLogged("Connection 4711 is gone"));
            for (int i = 0; i < 1_000; i++) {
                assertFalse(isLogged("Connection " + i + " is gone"));
            }
            Eventually.holds(() -> assertEquals(1, counted(log).size()));
            assertTrue(counted(log).get(0).startsWith("1000 times more within"), counted(log)::toString);
            assertTrue(counted(log).get(0).contains(POOL), counted(log)::toString);
            assertFalse(isLogged("Connection 4711 is gone"), "it goes on");
            Eventually.holds(() -> assertEquals(2, counted(log).size()));
            Thread.sleep(QUIET_MILLISECONDS);
            assertTrue(isLogged("Connection 4711 is gone"), "it was over");
        }
    }

    private static List<String> counted(LogKept log) {
        return log.records().stream().filter(record -> RepeatedFaults.class.getName().equals(record.getLoggerName()))
                .map(LogKept::text).toList();
    }

    @Test
    void whatDiffersIsSaid() {
        assertTrue(isLogged("One thing"));
        assertTrue(isLogged("Another thing"));
        assertTrue(isLogged(Level.SEVERE, "another.logger", "One thing", null));
        assertTrue(isLogged(Level.SEVERE, POOL, "One thing", new IllegalArgumentException()));
    }

    @Test
    void whatTheServiceSaysAndWhatIsNoFaultIsLeftAlone() {
        for (int i = 0; i < 3; i++) {
            assertTrue(isLogged(Level.SEVERE, "org.studycircle.http.rendering.Problems", "Unexpected failure", new Error()));
            assertTrue(isLogged(Level.INFO, POOL, "Connected", null));
        }
    }

    @Test
    void kindsWithoutEndAreNotKept() {
        for (char kind = 0x4e00; kind < 0x4e00 + 1_000; kind++) {
            assertTrue(isLogged("Fault " + kind));
        }
    }
}
