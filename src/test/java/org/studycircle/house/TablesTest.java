package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.house.House.assertNone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * Each table belongs to one room: nobody else writes it, and who reads it says so by the same arrow as for classes. What is read here is
 * the SQL and HQL in the product's strings, piece by piece: a piece answers for the tables that it names.
 */
class TablesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "studycircle");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    private static final Pattern STRING = Pattern.compile("(?s)\"\"\"\\R(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");
    private static final Pattern JOINED = Pattern
            .compile("(?:" + STRING.pattern() + ")(?:\\s*\\+\\s*(?:" + STRING.pattern() + "|[\\w.]+(?:\\([^()]*\\))?))*");
    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|delete\\s+from|delete|truncate(?:\\s+table)?|(?<!for |do |key )update(?:\\s+versioned)?)\\s+(?:only\\s+)?(\\w+)");
    /** With all of a list, each perhaps with another name. */
    private static final Pattern READ = Pattern.compile(
            "(?<!delete )\\b(?:from|join|using)\\s+(\\w+(?:\\s+\\w+)?(?:\\s*,\\s*\\w+(?:\\s+\\w+)?)*)");
    private static final Pattern CREATED = Pattern.compile("(?m)^create table (\\w+)");
    private static final Pattern CREATED_WHOLE = Pattern.compile("(?ms)^create table (\\w+) \\((.*?)^\\)");

    private static final Map<String, String> OWNERS = owners();
    private static final Map<String, String> ENTITIES = entities();

    /** That the SQL of a room names a table. */
    record Arrow(String reader, String owner, String table, boolean isWrite, String file) {

        @Override
        public String toString() {
            return file + (isWrite ? " writes " : " reads ") + table + " of " + owner;
        }
    }

    private static Map<String, String> owners() {
        Map<String, String> owners = new TreeMap<>();
        Rooms.all().forEach((room, says) -> Arrays.stream(says.tables())
                .forEach(table -> assertEquals(null, owners.put(table, room), table + " has two owners")));
        return owners;
    }

    /** The names by which HQL goes, in lower case. */
    private static Map<String, String> entities() {
        Map<String, String> tables = new TreeMap<>();
        House.classes().stream().filter(type -> type.isAnnotatedWith(Entity.class)).forEach(type -> tables
                .put(entity(type).toLowerCase(Locale.ROOT), type.getAnnotationOfType(Table.class).name()));
        return tables;
    }

    private static String entity(JavaClass type) {
        String name = type.getAnnotationOfType(Entity.class).name();
        return name.isEmpty() ? type.getSimpleName() : name;
    }

    static Stream<Arrow> arrows() {
        return sources().flatMap(TablesTest::arrows);
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Arrow> arrows(Path file) {
        Path name = SOURCES.relativize(file);
        return pieces(read(file)).flatMap(text -> arrows(name.getName(0).toString(), name.toString(), text));
    }

    private static Stream<String> pieces(String code) {
        return STRING.matcher(code).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Arrow> arrows(String room, String file, String text) {
        String sql = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                tables(WRITE, sql).map(table -> new Arrow(room, OWNERS.get(table), table, true, file)),
                tables(READ, sql).map(table -> new Arrow(room, OWNERS.get(table), table, false, file)));
    }

    private static Stream<String> tables(Pattern place, String sql) {
        return place.matcher(sql).results().flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(name -> name.strip().split("\\s", 2)[0])
                .map(name -> ENTITIES.getOrDefault(name, name))
                .filter(OWNERS::containsKey);
    }

    @Test
    void everyTableHasAnOwner() throws IOException {
        TreeSet<String> created = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                Matcher table = CREATED.matcher(read(file));
                while (table.find()) {
                    created.add(table.group(1));
                }
            }
        }
        assertEquals(created, OWNERS.keySet());
    }

    @Test
    void tablesAreWrittenByTheirOwnersAlone() {
        List<Arrow> writes = arrows().filter(Arrow::isWrite).toList();
        assertTrue(writes.size() > OWNERS.size(), writes.size() + " writes");
        assertNone(writes.stream().filter(arrow -> !arrow.owner.equals(arrow.reader)).map(Arrow::toString));
    }

    @Test
    void tablesAreReadAlongTheArrowsOfTheRooms() {
        List<Arrow> reads = arrows().filter(arrow -> !arrow.isWrite).toList();
        assertTrue(reads.size() > 2 * OWNERS.size(), reads.size() + " reads");
        assertNone(reads.stream().filter(arrow -> !Rooms.mayUse(arrow.reader, arrow.owner)).map(Arrow::toString));
    }

    /** What spreads groups over machines sends a statement to one of them by its group, or to all of them for what is one person's. */
    @Test
    void statementsNameTheGroupOrThePersonThatTheyAreAbout() throws IOException {
        Set<String> ofGroups = tablesOfGroups();
        assertTrue(ofGroups.size() > 10, ofGroups.toString());
        assertNone(sources().flatMap(file -> statements(file)
                .filter(sql -> !sql.contains("group_id") && !sql.contains("groupid") && !sql.contains(":person"))
                .filter(sql -> Stream.concat(tables(WRITE, sql), tables(READ, sql)).anyMatch(ofGroups::contains))
                .map(sql -> SOURCES.relativize(file) + ": " + sql)));
    }

    private static Set<String> tablesOfGroups() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.flatMap(file -> CREATED_WHOLE.matcher(read(file)).results())
                    .filter(table -> table.group(2).contains("group_id")).map(table -> table.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** Strings as they are put together, with nothing in the place of what is named elsewhere. */
    private static Stream<String> statements(Path file) {
        return JOINED.matcher(read(file)).results()
                .map(joined -> pieces(joined.group()).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT));
    }

    /** What this test would find, and what it leaves alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "select 1 from thread t | reads thread",
            "left join lateral (select from  post p) | reads post",
            "from own, thread t where | reads thread",
            "delete from post_revision r using post p | writes post_revision, reads post",
            "insert into own_reveal (group_id) | writes own_reveal",
            "update versioned TextImport set decisions = 1 | writes text_import",
            "for update of t | ",
            "on conflict do update set thread = 1 | ",
            "The thread has no post. | ",
    })
    void tablesAreFoundWhereTheyStand(String text, String found) {
        assertEquals(found == null ? "" : found, String.join(", ", arrows("x", "x", text)
                .map(arrow -> (arrow.isWrite ? "writes " : "reads ") + arrow.table).toList()));
    }
}
