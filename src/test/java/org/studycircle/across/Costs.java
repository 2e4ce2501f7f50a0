package org.studycircle.across;

import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.studycircle.testing.Api;
import org.studycircle.testing.People;
import org.studycircle.testing.server.EmbeddedServers;

/**
 * How many pages of data the statements of requests touch, as PostgreSQL's own plans of them say, each in a small and in a large
 * world.
 */
final class Costs {

    /** For a page of 20 and the one that tells whether there are more. */
    static final int MOST_PER_PAGE = 21 * 20;

    private static final List<String> PLANS = List.of("session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on",
            "auto_explain.log_format = json");
    private static final Pattern BUFFERS = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");
    private static final int WARM_UP = 7;
    private static final double TOLERANCE = 1.3;

    private final Map<String, List<Integer>> buffers = new LinkedHashMap<>();

    /** From now on each statement's plan is logged. What other tests have left behind is cleared away: PostgreSQL would step over it. */
    static void logPlans() throws SQLException {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            statement.execute("vacuum analyze");
        }
        DatabaseLog.start(PLANS);
    }

    static void stopLogging() throws SQLException {
        DatabaseLog.stop(PLANS);
    }

    static Connection database() throws SQLException {
        return EmbeddedServers.connect();
    }

    void add(String list, String path) throws IOException {
        add(People.ADA, list, path);
    }

    void add(People person, String list, String path) throws IOException {
        for (int call = 0; call < WARM_UP; call++) {
            // the pool may still hand out a connection that was just ended
            Api.raw(person).get(path).then().statusCode(oneOf(200, 503));
        }
        long before = DatabaseLog.position();
        Api.raw(person).get(path).then().statusCode(200);
        buffers.computeIfAbsent(list, name -> new ArrayList<>()).add(loggedSince(before));
    }

    /** But for looking what is to be copied: each plan's first counts are those of its root. */
    private static int loggedSince(long position) throws IOException {
        int sum = 0;
        for (String plan : DatabaseLog.since(position).split("\"Query Text\"", -1)) {
            Matcher counts = BUFFERS.matcher(plan.contains("not copied") ? "" : plan);
            sum += counts.find() ? Integer.parseInt(counts.group(1)) : 0;
            sum += counts.find() ? Integer.parseInt(counts.group(1)) : 0;
        }
        return sum;
    }

    /** The planner may look rows up one by one or join them; both are bound by the rows of the page. */
    void assertFlat(String small, String large) {
        assertBounded(small, large, list -> MOST_PER_PAGE);
    }

    /** @param most for each list */
    void assertBounded(String small, String large, ToIntFunction<String> most) {
        buffers.forEach((list, counts) -> {
            System.out.printf("buffers of %-32s %4d with %s, %4d with %s%n", list, counts.get(0), small, counts.get(1), large);
            assertEquals(2, counts.size());
            assertTrue(counts.get(0) > 0, list + ": no plan was logged");
            assertTrue(counts.get(1) <= Math.max(counts.get(0) * TOLERANCE, most.applyAsInt(list)), list + " grows: " + counts);
        });
    }
}
