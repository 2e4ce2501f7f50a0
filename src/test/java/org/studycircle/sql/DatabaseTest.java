package org.studycircle.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** What goes into statements, and what comes out of them. */
@QuarkusTest
class DatabaseTest {

    private static final Instant AT = Instant.parse("2026-11-22T19:30:00.123456Z");

    @Inject
    Database database;

    enum Colour {
        RED, GREEN
    }

    record Inner(UUID id, String label) {}

    record Everything(UUID id, String text, boolean flag, int small, Integer maybe, long large, Instant at,
            LocalDateTime localTime,
            LocalDate day, byte[] bytes, Colour colour, List<UUID> ids, List<String> words, List<Integer> numbers,
            List<Inner> inners, Inner inner) {}

    private static <T> T waited(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }

    private Everything everything(String from, UUID id, Instant at) {
        return waited(database.call(Sql.rows(Everything.class, """
                select cast(:id as uuid) as id, cast(:text as text) as text, true as flag, 7 as small, cast(:maybe as integer) as maybe,
                       cast(9000000000 as bigint) as large, cast(:at as timestamptz) as at,
                       cast('2026-11-22 18:00' as timestamp) as local_time, cast('2026-11-22' as date) as day,
                       cast(:bytes as bytea) as bytes, cast(:colour as text) as colour, cast(:ids as uuid[]) as ids,
                       cast(:words as text[]) as words, cast(:numbers as integer[]) as numbers,
                       json_build_array(json_build_object('id', cast(:id as uuid), 'label', 'x')) as inners, i.id as inner_id,
                       i.label as inner_label
                """ + from))
                .set("id", id)
                .set("text", "words")
                .set("at", at)
                .set("bytes", new byte[]{1, 2})
                .set("colour", Colour.GREEN)
                .set("ids", new UUID[]{id, id})
                .setEach("words", List.of(Colour.RED, Colour.GREEN), colour -> colour, Colour[]::new)
                .setEach("numbers", List.of(1, 2), number -> number, Integer[]::new)
                .first());
    }

    @Test
    void rowsAreReadIntoRecords() {
        UUID id = Ids.next();
        Everything read = everything("from (select cast(:id as uuid) as id, 'in' as label) i", id, AT);
        assertEquals(new Inner(id, "in"), read.inner());
        assertEquals(List.of(new Inner(id, "x")), read.inners());
        assertEquals(List.of(id, id), read.ids());
        assertEquals(List.of("RED", "GREEN"), read.words());
        assertEquals(List.of(1, 2), read.numbers());
        assertArrayEquals(new byte[]{1, 2}, read.bytes());
        assertEquals(AT, read.at());
        assertEquals(Colour.GREEN, read.colour());
        assertEquals(9_000_000_000L, read.large());
        assertNull(read.maybe());
        assertEquals(LocalDateTime.parse("2026-11-22T18:00"), read.localTime());
        assertEquals(LocalDate.parse("2026-11-22"), read.day());
    }

    @Test
    void recordOfNothingButNullsIsNull() {
        assertNull(everything("from (select cast(null as uuid) as id, cast(null as text) as label) i", Ids.next(), AT).inner());
        record Row(int number, String word) {}
        Sql<Row> maybe = Sql.of(RowReader.orNull(Row.class),
                "select x.number, x.word from (values (1)) v (n) left join (select 2 as number, 'two' as word) x on x.number = v.n");
        assertEquals(1, waited(database.call(maybe).list()).size());
        assertNull(waited(database.call(maybe).first()));
    }

    @Test
    void nullForAPrimitiveAndAColumnThatIsNotThereAreFaultsOfTheStatement() {
        record Row(int number, String word) {}
        Sql<Row> isNull = Sql.rows(Row.class, "select cast(null as integer) as number, 'x' as word");
        assertThrows(IllegalStateException.class, () -> waited(database.call(isNull).list()));
        Sql<Row> isMissing = Sql.rows(Row.class, "select 1 as number");
        assertThrows(IllegalStateException.class, () -> waited(database.call(isMissing).list()));
    }

    @Test
    void countIsOfRowsThatWereChanged() {
        Sql<Void> nobody = Sql.command("update person set zone = zone where person_id = :person");
        assertEquals(0, waited(database.call(nobody).set("person", Ids.next()).count()));
        assertTrue(waited(database.call(Sql.column(Integer.class, "select 1 where false")).list()).isEmpty());
    }
}
