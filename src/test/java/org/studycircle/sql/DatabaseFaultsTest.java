package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.CompositeException;
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
