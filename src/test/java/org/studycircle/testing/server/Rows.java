package org.studycircle.testing.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.studycircle.testing.Eventually;

/** What the database of the tests has of a group. */
public final class Rows {

    /** They follow a moment later, as do the marks that say so. */
    private static final Set<String> COPIES = Set.of("group_card", "group_due", "my_group", "post_words",
            "paragraph_words", "followed_log");
    private static final String MARKS = "array['copied', 'copied_seq', 'copied_version']";
    /** Together with the copies those posts are counted anew of which some were deleted. */
    private static final String COPIED = """
            select 'copied' where not exists (
              select from reading_group where group_id = '%1$s' and deleted_at is null and (not copied or exists (
                select from read_count where group_id = '%1$s' and not copied)))
            """;

    private static Connection connection;
    private static List<String> tables;

    private Rows() {}

    /**
     * @return how many rows it has in every table, and a sum over all that is in them, as soon as nothing follows any more: equal as long as nothing is
     *         changed
     */
    public static String of(String groupId) {
        Eventually.becomes("copied: " + groupId, () -> !texts(COPIED.formatted(groupId)).isEmpty());
        try (Statement statement = connection().createStatement()) {
            return String.join("\n", texts(statement, tables(statement).stream().map(table -> """
                    select concat_ws(' ', '%1$s', count(*), sum(hashtextextended((to_jsonb(t) - %3$s)::text, 0)))
                    from %1$s t where group_id = '%2$s'
                    """.formatted(table, groupId, MARKS)).collect(Collectors.joining(" union all "))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It is asked again and again; the end of the process is the end of the connection. */
    private static synchronized Connection connection() throws SQLException {
        if (connection == null) {
            connection = EmbeddedServers.connect();
        }
        return connection;
    }

    /** All tables that keep something of groups, but for copies. */
    public static List<String> tables() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            return tables(statement);
        }
    }

    private static synchronized List<String> tables(Statement statement) throws SQLException {
        if (tables == null) {
            tables = texts(statement, """
                    select table_name from information_schema.columns
                    where table_schema = 'public' and column_name = 'group_id' order by 1
                    """).stream().filter(table -> !COPIES.contains(table)).toList();
        }
        return tables;
    }

    private static List<String> texts(String query) {
        try (Statement statement = connection().createStatement()) {
            return texts(statement, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
