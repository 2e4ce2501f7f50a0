package org.studycircle.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Nobody adds a column of text without saying what erasing somebody does to it. */
@QuarkusTest
class PersonalTextTest {

    private static final Path TABLE = Path.of("src/test/resources/personal-text.txt");
    private static final Set<String> FATES = Set.of("written", "person", "account", "group", "day", "word");

    @Inject
    Pool pool;

    private static List<String[]> table() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" +")).toList();
        }
    }

    @Test
    void everyTextIsDecidedUpon() throws IOException {
        Set<String> columns = new TreeSet<>();
        for (Row row : pool.query("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and table_name not like 'flyway%'
                  and (data_type in ('text', 'character varying', 'json', 'jsonb') or udt_name in ('_text', '_varchar'))
                """).executeAndAwait()) {
            columns.add(row.getString(0));
        }
        assertEquals(String.join("\n", columns),
                table().stream().map(line -> line[0]).sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void everyDecisionIsOneOfThese() throws IOException {
        assertEquals(List.of(), table().stream().filter(line -> line.length != 2 || !FATES.contains(line[1]))
                .map(line -> String.join(" ", line)).toList());
    }
}
