package org.studycircle.across;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.studycircle.testing.Api;
import org.studycircle.testing.People;
import org.studycircle.testing.server.EmbeddedServers;

/** What PostgreSQL writes into its log about the service under test, as soon as it is told to. */
final class DatabaseLog {

    private static final Path LOG = EmbeddedServers.log();
    private static final int SETTLED = 30;

    private DatabaseLog() {}

    /** @param settings of the database; they apply to new connections, so those of the service's pool are replaced */
    static void start(List<String> settings) throws SQLException {
        try (Connection database = EmbeddedServers.connect(); Statement statement = database.createStatement()) {
            String name = database.getCatalog();
            for (String setting : settings) {
                statement.execute("alter database " + name + " set " + setting);
            }
            replaceConnections(statement, name);
        }
        settle();
    }

    static void stop(List<String> settings) throws SQLException {
        try (Connection database = EmbeddedServers.connect(); Statement statement = database.createStatement()) {
            String name = database.getCatalog();
            for (String setting : settings) {
                statement.execute("alter database " + name + " reset " + setting.split(" ", -1)[0]);
            }
            replaceConnections(statement, name);
        }
        settle();
    }

    private static void replaceConnections(Statement statement, String name) throws SQLException {
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
                + "' and application_name = 'vertx-pg-client'");
    }

    /** The service notices one by one that its connections have been ended. */
    private static void settle() {
        for (int good = 0; good < SETTLED;) {
            good = Api.raw(People.ADA).queryParam("limit", 1).get("/groups").statusCode() == 200 ? good + 1 : 0;
        }
    }

    static long position() throws IOException {
        return Files.size(LOG);
    }

    static String since(long position) throws IOException {
        try (InputStream log = Files.newInputStream(LOG)) {
            log.skipNBytes(position);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
