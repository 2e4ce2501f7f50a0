package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;

import io.quarkus.test.junit.QuarkusTest;

/** A code stands in the answer that shows it, in the requests that use it, and nowhere else: not in logs, not in the database. */
@QuarkusTest
class CodeSecrecyTest {

    /** Everything the service says while it works, at the finest level that is built in. */
    private static class Listening extends Handler implements AutoCloseable {

        private static final Logger ROOT = Logger.getLogger("");

        private final Level before = ROOT.getLevel();
        final Queue<String> heard = new ConcurrentLinkedQueue<>();

        Listening() {
            setLevel(Level.ALL);
            ROOT.setLevel(Level.ALL);
            ROOT.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            // the client of the tests lives in the same process
            if (!String.valueOf(record.getLoggerName()).startsWith("org.apache.http")) {
                heard.add(record.getLoggerName() + " " + record.getMessage() + " " + Arrays.toString(record.getParameters())
                        + " " + Stream.iterate(record.getThrown(), Objects::nonNull, Throwable::getCause).limit(20).toList());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            ROOT.removeHandler(this);
            ROOT.setLevel(before);
        }
    }

    @Test
    void codeIsInNoLineOfTheLogAndInNoRowOfTheDatabase() throws Exception {
        Circle circle = Circle.ofAda();
        String code;
        List<String> heard;
        try (Listening log = new Listening()) {
            code = Api.as(ADA).body(Map.of("uses", 2)).post(circle.path("/invitations")).then().statusCode(201).extract()
                    .path("code");
            redeem(rui(), code, 201);
            redeem(rui(), code, 200);
            redeem(rui(), code + "\u0000", 422);
            redeem(rui(), code + "x".repeat(300), 422);
            for (String unreadable : List.of("{\"code\":\"CODE\",}", "{\"code\":CODE}", "{\"kode\":\"CODE\"}",
                    "{\"code\":[\"CODE\"]}", "{\"groupId\":\"CODE\"}", "\"CODE\"", "CODE", "{\"code\":\"CODE")) {
                Api.asBadly(RUI).body(unreadable.replace("CODE", code)).post("/invitation-redemptions").then()
                        .statusCode(oneOf(400, 422)).body(not(containsString(code.substring(0, 9))));
            }
            redeem(rui(), code.substring(0, 31) + (code.endsWith("0") ? "1" : "0"), 404);
            heard = new ArrayList<>(log.heard);
        }
        assertTrue(heard.stream().anyMatch(line -> line.contains("insert into invitation")), heard.size() + " lines");
        String bare = code.replace("-", "");
        assertEquals(List.of(), heard.stream().filter(line -> mentions(line, code) || mentions(line, bare)).toList());
        assertTrue(mentions("code " + code, code.substring(0, 20)));

        for (String table : tables()) {
            String rows = all(table);
            assertTrue(!mentions(rows, code) && !mentions(rows, bare), table);
        }
        assertTrue(all("invitation").contains(circle.id()));
    }

    /** Even half of a code is too much. */
    private static boolean mentions(String text, String code) {
        return text.toUpperCase(Locale.ROOT).contains(code.substring(0, code.length() / 2));
    }

    private static String rui() {
        return "Bearer " + RUI.token();
    }

    private static void redeem(String token, String code, int status) {
        Api.authorizedBy(token).body(Map.of("code", code)).post("/invitation-redemptions").then().statusCode(status);
    }

    private static List<String> tables() throws Exception {
        return query("select table_name from information_schema.tables where table_schema = 'public'");
    }

    private static String all(String table) throws Exception {
        return String.join("\n", query("select t::text from " + table + " t"));
    }

    private static List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection database = database(); ResultSet found = database.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static Connection database() throws Exception {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection("jdbc:" + config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
