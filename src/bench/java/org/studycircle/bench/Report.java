package org.studycircle.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

import org.studycircle.bench.load.Measured;

/** The table, as Markdown. */
final class Report {

    static final String HEAD = """
            | | requests/s, service / bare | CPU, bare / service | service, requests/s | CPU ms, service + PostgreSQL | bare, requests/s | CPU ms, bare + PostgreSQL | p50 / p99 ms at 8 | at 16 | bare at 16 | open, at half its rate |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    enum Column {
        SERVICE_FEW, SERVICE_MANY, BARE_FEW, BARE_MANY;

        static Column of(boolean isBare, boolean isMany) {
            if (isBare) {
                return isMany ? BARE_MANY : BARE_FEW;
            }
            return isMany ? SERVICE_MANY : SERVICE_FEW;
        }
    }

    private Report() {}

    static String machine(Stand stand, long posts) throws SQLException {
        try (Connection database = stand.database(); Statement statement = database.createStatement();
                ResultSet settings = statement.executeQuery("""
                        select current_setting('server_version'), current_setting('fsync'),
                               current_setting('synchronous_commit'), current_setting('shared_buffers')
                        """)) {
            settings.next();
            return text("%d processors, JDK %s, PostgreSQL %s (fsync %s, synchronous_commit %s, shared_buffers %s), %,d posts%n%s%n%s%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), settings.getString(1),
                    settings.getString(2), settings.getString(3), settings.getString(4), posts, start(stand.service()),
                    start(stand.bare()));
        }
    }

    private static String start(Target target) {
        return text("Start of the %s: %.1f s, %.1f s of CPU", target.name(), target.startSeconds(),
                target.startMillis() / 1_000.0);
    }

    static String line(Row row, Map<Column, Cell> cells, Measured open) {
        Cell service = cells.get(Column.SERVICE_FEW);
        Cell bare = cells.get(Column.BARE_FEW);
        return text("| %s | %s | %s | %,.0f | %.2f + %.2f | %s | %s | %s | %s | %s | %s |", row.title,
                bare == null ? "" : text("**%.2f**", service.measured().perSecond() / bare.measured().perSecond()),
                bare == null ? "" : text("%.2f", bare.millisEach() / service.millisEach()),
                service.measured().perSecond(), service.targetMillisEach(), service.databaseMillisEach(),
                bare == null ? "" : text("%,.0f", bare.measured().perSecond()),
                bare == null ? "" : text("%.2f + %.2f", bare.targetMillisEach(), bare.databaseMillisEach()),
                waits(service.measured()), waits(cells.get(Column.SERVICE_MANY).measured()),
                bare == null ? "" : waits(cells.get(Column.BARE_MANY).measured()), waits(open));
    }

    static String memory(Stand stand) {
        return "%nResident after all of it: service %d MB, bare %d MB".formatted(stand.service().residentMegabytes(),
                stand.bare().residentMegabytes());
    }

    private static String waits(Measured measured) {
        return text("%.1f / %.1f", measured.percentile(50), measured.percentile(99));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
