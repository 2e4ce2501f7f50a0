package org.studycircle.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.studycircle.testing.server.EmbeddedServers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Groups that were there before the test. */
public final class Past {

    private Past() {}

    /** As if the group had been founded at the beginning of 2020, and all of its members had joined it then. */
    @CanIgnoreReturnValue
    public static Circle of(Circle circle) {
        try (Connection database = EmbeddedServers.connect(); Statement statement = database.createStatement()) {
            statement.execute(
                    "update reading_group set created_at = '2020-01-01T00:00:00Z' where group_id = '" + circle.id() + "'");
            statement.execute("update membership set first_joined_at = '2020-01-01T00:00:00Z' where group_id = '" + circle.id()
                    + "' and first_joined_at is not null");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return circle;
    }
}
