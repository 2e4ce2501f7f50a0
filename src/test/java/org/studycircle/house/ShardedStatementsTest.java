package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.house.House.assertNone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.sql.Catalogue;

/**
 * What lets statements about a group go to the one machine that has it, as far as their text shows: the rules of docs/operations/growing.md. They are about all
 * statements as they are said.
 */
class ShardedStatementsTest {

    /** Of which every machine has all rows, or which lie elsewhere than the groups. */
    private static final Set<String> ELSEWHERE = Set.of("person", "erasure", "group_card", "group_due", "my_group",
            "invitation_code", "invitation_mail", "account_reconciliation", "account_watch", "sign_out");
    private static final Set<String> OF_GROUPS = Rooms.all().values().stream().flatMap(room -> Arrays.stream(room.tables()))
            .filter(table -> !ELSEWHERE.contains(table)).collect(Collectors.toSet());

    private static final Pattern OF_A_GROUP = Pattern.compile(":group\\b");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|using|(?<!for |do )update)\\s+(\\w+)(?:\\s+(?!on\\b|where\\b|set\\b|cross\\b|left\\b|join\\b|inner\\b|limit\\b"
                    + "|order\\b|group\\b|using\\b|for\\b|returning\\b|union\\b|and\\b)(\\w+))?");
    private static final Pattern BY_A_ROW = Pattern.compile("\\b\\w+\\.group_id = \\w+\\.group_id\\b");
    private static final Pattern NULL_ID = Pattern
            .compile("cast\\(null as uuid\\)(?! as assignment_id, cast\\(null as text\\) as visibility)");
    private static final Pattern CONFLICT = Pattern.compile("\\bdo update set ");
    private static final Pattern QUESTION = Pattern.compile("\\( ?select\\b");
    private static final Pattern WRITES_ELSEWHERE = Pattern.compile(
            "\\b(?:insert into|(?<!for |do )update|delete from) (" + String.join("|", ELSEWHERE) + ")\\b");

    /** What copies for shelves, and what settles and forgets letters about invitations: in the background, and named in growing.md. */
    private static final Set<String> ACROSS = Set.of("GroupCopies.STEP", "GroupCopies.EVERYBODY", "GroupCopies.ALL_DUES",
            "Letters.SETTLE",
            "Letters.RENEW", "Letters.FORGET", "OwnInvitations.FORGET");

    private static final Map<String, String> STATEMENTS = Catalogue.all().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().replaceAll("\\s+", " ")));

    private static Stream<String> about(Pattern statement, Pattern offence) {
        return STATEMENTS.entrySet().stream().filter(one -> statement.matcher(one.getValue()).find())
                .flatMap(one -> offence.matcher(one.getValue()).results().map(found -> one.getKey() + ": " + found.group()));
    }

    /** @return tables of groups in the statement that are not restricted by the parameter itself */
    private static List<String> unrestricted(String sql) {
        return TABLE.matcher(sql).results().filter(table -> OF_GROUPS.contains(table.group(1)))
                .filter(table -> !isRestricted(sql, table.group(1), table.group(2)))
                .map(table -> table.group()).toList();
    }

    private static boolean isRestricted(String sql, String table, String alias) {
        String name = alias == null ? "(?:(?<!\\.)|" + table + "\\.)" : alias + "\\.";
        return Pattern.compile("\\b" + name + "group_id = :group\\b").matcher(sql).find();
    }

    /** @return what is done on conflicts, up to the end of the part of the statement */
    private static Stream<String> onConflict(String sql) {
        return CONFLICT.matcher(sql).results().map(found -> {
            int end = found.end();
            for (int depth = 0; end < sql.length() && depth >= 0; end++) {
                depth += sql.charAt(end) == '(' ? 1 : sql.charAt(end) == ')' ? -1 : 0;
            }
            return sql.substring(found.end(), end);
        });
    }

    @Test
    void allStatementsAreSeen() {
        assertTrue(STATEMENTS.size() > 300, STATEMENTS.size() + " statements");
        assertTrue(STATEMENTS.values().stream().filter(sql -> OF_A_GROUP.matcher(sql).find()).count() > 200);
        assertTrue(OF_GROUPS.containsAll(Set.of("reading_group", "membership", "thread", "post", "read_state")));
    }

    @Test
    void eachTableIsRestrictedByTheParameterItself() {
        assertNone(about(OF_A_GROUP, BY_A_ROW));
        assertNone(STATEMENTS.entrySet().stream().filter(one -> OF_A_GROUP.matcher(one.getValue()).find())
                .flatMap(one -> unrestricted(one.getValue()).stream().map(table -> one.getKey() + ": " + table)));
    }

    /** A comparison with it is folded to false, and with that a whole branch loses its restriction. */
    @Test
    void noIdIsNullFromTheStart() {
        assertNone(about(OF_A_GROUP, NULL_ID));
    }

    @Test
    void whatIsDoneOnConflictAsksNothing() {
        assertNone(STATEMENTS.entrySet().stream()
                .filter(one -> onConflict(one.getValue()).anyMatch(done -> QUESTION.matcher(done).find()))
                .map(Map.Entry::getKey));
    }

    @Test
    void whatLiesElsewhereIsNotChangedByWhatReadsGroups() {
        assertNone(STATEMENTS.entrySet().stream().filter(one -> WRITES_ELSEWHERE.matcher(one.getValue()).find())
                .filter(one -> ACROSS.stream().noneMatch(name -> one.getKey().endsWith("." + name)))
                .filter(one -> TABLE.matcher(one.getValue()).results().map(table -> table.group(1))
                        .anyMatch(OF_GROUPS::contains))
                .map(Map.Entry::getKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1 from thread t where t.thread_id = :thread and a.group_id = :group",
            "select 1 from membership seat left join post p on p.number = 1 where seat.group_id = :group",
            "delete from thread t using post where t.group_id = :group"})
    void whatIsNotRestrictedIsFound(String sql) {
        assertEquals(1, unrestricted(sql).size());
    }

    @Test
    void whatIsDoneOnConflictIsRead() {
        assertEquals(List.of("b = c.b + (select gained from marked), d = 1)"),
                onConflict(
                        "x as (insert into a on conflict (b) do update set b = c.b + (select gained from marked), d = 1) select 1")
                        .toList());
    }
}
