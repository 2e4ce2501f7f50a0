package org.studycircle.testing.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** What a test does to the database behind the service's back. */
public final class Sql {

    private Sql() {}

    /** @return how many rows it changed */
    @CanIgnoreReturnValue
    public static int change(DataSource database, String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** @return the one number that a query answers */
    public static long number(DataSource database, String sql, Object... parameters) throws SQLException {
        return Long.parseLong(texts(database, sql, parameters).get(0));
    }

    /** @return the first column of all rows */
    public static List<String> texts(DataSource database, String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
