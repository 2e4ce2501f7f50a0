package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations run while the release before serves. What it might not survive, or would have to wait for, needs a comment in the
 * statement that says why it is right: {@code -- contract: …}. docs/operations/upgrade.md says more.
 */
class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final int LAST_WITHOUT_RULE = 14;

    private static final Pattern CREATED = Pattern.compile("\\bcreate table (\\w+)");
    private static final Pattern CONCERNED = Pattern.compile(
            "\\b(?:alter table(?: if exists| only)*|index .*?\\bon|update|delete from) (\\w+)");
    private static final Pattern TAKEN_AWAY = Pattern.compile("\\bdrop (table|function|schema|type|extension|view)\\b");
    private static final Pattern RISKY = Pattern.compile("""
            \\bdrop (column )?(?!not null|default|constraint|index)\\w|\\brename\\b|\\bset not null\\b|\\btype\\b\
            |\\badd column (?!.*\\bdefault\\b)[^,]*\\bnot null\\b|\\badd constraint\\b(?!.*\\bnot valid\\b)\
            |^create (unique )?index (?!concurrently\\b)|^update\\b|^delete\\b""");

    @Test
    void migrationsSayWhyTheReleaseBeforeCanLiveWithThem() throws IOException {
        List<String> unsaid = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(path -> version(path) > LAST_WITHOUT_RULE).toList()) {
                unsaid.addAll(unsaid(Files.readString(file)));
            }
        }
        assertEquals(List.of(), unsaid);
    }

    @Test
    void versionsAreUnderstood() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertTrue(files.mapToInt(MigrationRulesTest::version).max().orElse(0) >= LAST_WITHOUT_RULE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "alter table person drop column zone",
            "alter table person drop zone",
            "drop table person",
            "alter table person rename column zone to place",
            "alter table person alter column zone set not null",
            "alter table person alter column zone type varchar(10)",
            "alter table person add column place text not null",
            "alter table person add constraint person_zone check (zone <> '')",
            "create index person_zone_idx on person (zone)",
            "create unique index person_zone_idx\n  on person (zone)",
            "update person set zone = 'UTC' where zone is null",
    })
    void whatTheReleaseBeforeMightNotSurviveIsFound(String statement) {
        assertEquals(1, unsaid("create table place (id int);\n" + statement + ";").size());
        assertEquals(List.of(), unsaid("-- contract: not read since 0.3\n" + statement + ";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "alter table person add column place text",
            "alter table person add column place text not null default ''",
            "alter table person alter column zone drop not null",
            "alter table person drop constraint person_state",
            "alter table person add constraint person_zone check (zone <> '') not valid",
            "create index concurrently person_zone_idx on person (zone)",
            "create index place_idx on place (id)",
            "alter table place add constraint place_id check (id > 0)",
    })
    void whatItCanLiveWithIsLetBe(String statement) {
        assertEquals(List.of(), unsaid("create table place (id int not null);\n" + statement + ";"));
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    /** The statements of a migration that need a word and have none. */
    private static List<String> unsaid(String migration) {
        Set<String> created = new HashSet<>();
        List<String> unsaid = new ArrayList<>();
        for (String statement : migration.split(";")) {
            String code = statement.replaceAll("--.*", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
            Matcher creation = CREATED.matcher(code);
            if (creation.find()) {
                created.add(creation.group(1));
            } else if (isRisky(code, created) && !statement.contains("-- contract: ")) {
                unsaid.add(code);
            }
        }
        return unsaid;
    }

    private static boolean isRisky(String code, Set<String> created) {
        Matcher concerned = CONCERNED.matcher(code);
        boolean isNew = concerned.find() && created.contains(concerned.group(1));
        return !isNew && (TAKEN_AWAY.matcher(code).find() || RISKY.matcher(code).find());
    }
}
