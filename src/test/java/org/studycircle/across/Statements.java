package org.studycircle.across;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service has said to PostgreSQL for a while, on each connection in its order. */
final class Statements {

    private static final int TIMES = 5;
    private static final List<String> SETTINGS = List.of("log_statement = 'all'");
    private static final Pattern SAID = Pattern
            .compile("(?m)^\\S+ \\S+ UTC \\[(\\d+)] LOG: {2}(?:execute ([^:]*)|statement): ([^\\n]*+(?:\\n\\t[^\\n]*+)*+)");
    private static final Pattern BOUNDARY = Pattern.compile("(?i)(begin|commit|rollback).*");

    /** @param connection the process that PostgreSQL has for it
     * @param name under which it was prepared; null for what is said in so many words */
    private record Said(String connection, String name, String sql) {

        private static Said of(MatchResult line) {
            return new Said(line.group(1), line.group(2), line.group(3));
        }

        boolean isBoundary() {
            return BOUNDARY.matcher(sql).matches();
        }
    }

    interface Request {

        void send();
    }

    private final List<Said> said;

    private Statements(List<Said> said) {
        this.said = said;
    }

    static void startLogging() throws SQLException {
        DatabaseLog.start(SETTINGS);
    }

    static void stopLogging() throws SQLException {
        DatabaseLog.stop(SETTINGS);
    }

    static Statements during(Request request) throws IOException {
        long before = DatabaseLog.position();
        request.send();
        return new Statements(SAID.matcher(DatabaseLog.since(before)).results().map(Said::of).toList());
    }

    /** Of several times that in which the least was said: jobs may speak in between. */
    static Statements quietest(Request request) throws IOException {
        Statements quietest = during(request);
        for (int i = 1; i < TIMES; i++) {
            Statements said = during(request);
            quietest = said.all() < quietest.all() ? said : quietest;
        }
        return quietest;
    }

    /** How many there are, whatever they are for. */
    int all() {
        return (int) said.stream().filter(one -> !one.isBoundary()).count();
    }

    /** All of them in their order, one a line, without what was said with them. */
    String texts() {
        return said.stream().map(one -> one.sql.replaceAll("\\s+", " ")).collect(Collectors.joining("\n"));
    }

    /** What PostgreSQL has read for this one time. */
    List<String> nameless() {
        return said.stream().filter(one -> "<unnamed>".equals(one.name)).map(Said::sql).distinct().toList();
    }

    /** Those that say none of these words, which somebody else than the request may say. */
    Statements without(String... words) {
        return new Statements(said.stream().filter(one -> Stream.of(words).noneMatch(one.sql::contains)).toList());
    }

    /** How many were begun. */
    int transactions() {
        return (int) said.stream().filter(one -> one.sql.toLowerCase(Locale.ROOT).startsWith("begin")).count();
    }

    int naming(String words) {
        return (int) said.stream().filter(one -> one.sql.contains(words)).count();
    }

    /** How many there are in the transaction that says these words. */
    int inTransactionOf(String words) {
        List<Said> transaction = new ArrayList<>();
        Said sought = said.stream().filter(one -> one.sql.contains(words)).findFirst().orElseThrow();
        for (Said one : said.stream().filter(one -> one.connection.equals(sought.connection)).toList()) {
            if (!one.isBoundary()) {
                transaction.add(one);
            } else if (transaction.contains(sought)) {
                break;
            } else {
                transaction.clear();
            }
        }
        return transaction.size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        said.forEach(one -> text.append(one.connection).append(' ').append(one.sql.replaceAll("\\s+", " ")).append('\n'));
        return text.toString();
    }
}
