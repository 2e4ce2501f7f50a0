package org.studycircle.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.studycircle.testing.server.EmbeddedServers;

import io.restassured.response.Response;

/** The archiving of a group, of which a request knows nothing when it begins, and for the end of which it waits. */
public final class Archiving {

    private Archiving() {}

    /** @return what the request is answered, which waits for the group's row */
    public static Response during(Circle circle, Supplier<Response> request) throws SQLException {
        try (Connection database = EmbeddedServers.connect(); Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            assertEquals(1, statement.executeUpdate("update reading_group set archived_at = now() where group_id = '"
                    + circle.id() + "'"));
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(request);
            Eventually.holds(Archiving::assertSomebodyWaits);
            database.commit();
            return answer.join();
        }
    }

    private static void assertSomebodyWaits() {
        try (Connection database = EmbeddedServers.connect();
                Statement statement = database.createStatement();
                ResultSet waits = statement.executeQuery("select from pg_stat_activity where datname = current_database() "
                        + "and application_name = 'vertx-pg-client' and wait_event_type = 'Lock'")) {
            assertTrue(waits.next());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
