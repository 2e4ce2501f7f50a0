package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.server.EmbeddedServers;

import io.quarkus.test.junit.QuarkusTest;

/** What the schema becomes while the service runs reaches statements that connections have kept. */
@QuarkusTest
class KeptStatementTest {

    private static final int CALLS = 20;

    @Inject
    Database database;

    @BeforeEach
    void create() throws SQLException {
        change("drop table if exists kept_probe", "create table kept_probe (kept integer)",
                "insert into kept_probe values (7)");
    }

    @AfterEach
    void drop() throws SQLException {
        change("drop table kept_probe");
    }

    private static void change(String... statements) throws SQLException {
        try (Connection connection = EmbeddedServers.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void statementGoesOnWhenWhatItReadsIsOfAnotherType() throws SQLException {
        Sql<Long> kept = Sql.column(Long.class, "select kept from kept_probe");
        for (int call = 0; call < CALLS; call++) {
            assertEquals(7, read(kept));
        }
        change("alter table kept_probe alter column kept type bigint");
        for (int call = 0; call < CALLS; call++) {
            assertEquals(7, read(kept));
        }
    }

    private long read(Sql<Long> kept) {
        return database.call(kept).first().await().atMost(Duration.ofSeconds(5));
    }
}
