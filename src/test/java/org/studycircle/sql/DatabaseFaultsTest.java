package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;

class DatabaseFaultsTest {

    private static final DatabaseFaults FAULTS = new DatabaseFaults();

    private static Throwable duplicate(String constraint) {
        return new IllegalStateException(new SQLException(
                "ERROR: duplicate key value violates unique constraint \"" + constraint + "\" (23505)", "23505"));
    }

    private static int status(Throwable failure) {
        return FAULTS.refusal(failure).orElseThrow().problem().status();
    }

    @Test
    void lostRaceToCreateIsRepeatedAlsoWhenHibernateTellsIt() {
        assertTrue(DatabaseFaults.isWorthRepeating(duplicate("essay_pkey")));
        assertTrue(DatabaseFaults.isWorthRepeating(duplicate("essay_pkey_102008")));
        assertFalse(DatabaseFaults.isWorthRepeating(duplicate("edition_import_key")));
        assertTrue(DatabaseFaults.isWorthRepeating(new SQLException("deadlock detected", "40P01")));
        assertTrue(DatabaseFaults.isWorthRepeating(new SQLException("cached plan must not change result type", "0A000")));
        assertFalse(DatabaseFaults.isWorthRepeating(new SQLException("no such table", "42P01")));
    }

    @Test
    void connectionThatWasLostInThePoolIsUnavailable() {
        Throwable lost = new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
        assertEquals(503, status(lost));
        assertEquals(503, status(new CompositeException(new IllegalStateException(lost), lost)));
        assertTrue(FAULTS.refusal(new NoStackTraceThrowable("something else")).isEmpty());
    }

    @Test
    void poolThatHasNoConnectionLeftIsUnavailable() {
        assertEquals(503, status(new NoStackTraceThrowable("Timeout")));
        assertEquals(503, status(new ConnectionPoolTooBusyException("Connection pool reached max wait queue size of 5")));
    }

    /** Codes of PostgreSQL's manual, appendix A: each way in which it can be unable, and what is a fault of the service. */
    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08004", "08006", "08P01", "25006", "25P03", "25P04", "28000", "28P01",
            "3D000",
            "40000", "40001", "40003", "40P01", "53000", "53100", "53200", "53300", "53400", "55P03", "57000", "57014", "57P01",
            "57P02", "57P03", "57P04", "57P05", "58000", "58030", "58P01", "F0000", "F0001"})
    void unableDatabaseIsUnavailable(String state) {
        assertEquals(503, status(new SQLException("It can't", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A000", "21000", "22012", "23514", "25P02", "26000", "2201E", "34000", "42601", "42P01", "54000",
            "P0001",
            "XX000", "XX001", "5310", "531000", "9"})
    void faultOfTheServiceStaysOne(String state) {
        assertTrue(FAULTS.refusal(new SQLException("It may not", state)).isEmpty());
    }

    @Test
    void brokenConstraintIsConflictAndAbsentDatabaseIsUnavailable() {
        assertEquals("/problems/id-taken", FAULTS.refusal(duplicate("essay_pkey")).orElseThrow().problem().type());
        assertEquals("/problems/conflict",
                FAULTS.refusal(duplicate("edition_import_key")).orElseThrow().problem().type());
        assertEquals(503, status(new SQLException("terminating connection", "57P01")));
        assertEquals(503, status(new SQLException("connection failure", "08006")));
        assertTrue(FAULTS.refusal(new SQLException("syntax error", "42601")).isEmpty());
        assertTrue(FAULTS.refusal(new SQLException("unknown", (String) null)).isEmpty());
    }
}
