package org.studycircle.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;

/** How one value is read from its place in a row; null stays null. */
@FunctionalInterface
interface Cell {

    Object read(Row row, int place);

    /** Of the types that rows are read into, apart from enums and what consists of several values. */
    Map<Class<?>, Cell> PLAIN = Map.ofEntries(
            Map.entry(UUID.class, Row::getUUID),
            Map.entry(String.class, Row::getString),
            Map.entry(boolean.class, Row::getBoolean),
            Map.entry(Boolean.class, Row::getBoolean),
            Map.entry(int.class, Row::getInteger),
            Map.entry(Integer.class, Row::getInteger),
            Map.entry(long.class, Row::getLong),
            Map.entry(Long.class, Row::getLong),
            Map.entry(Instant.class, Cell::instant),
            Map.entry(LocalDateTime.class, Row::getLocalDateTime),
            Map.entry(LocalDate.class, Row::getLocalDate),
            Map.entry(byte[].class, Cell::bytes));

    static Cell of(Class<?> type) {
        if (type.isEnum()) {
            return enumOf(type);
        }
        Cell plain = PLAIN.get(type);
        if (plain == null) {
            throw new IllegalStateException("Rows are not read into " + type);
        }
        return plain;
    }

    /** @param type of the elements of an array that is read into a list */
    static Cell listOf(Class<?> type) {
        if (type == UUID.class) {
            return (row, place) -> list(row.getArrayOfUUIDs(place));
        }
        if (type == String.class) {
            return (row, place) -> list(row.getArrayOfStrings(place));
        }
        if (type == Integer.class) {
            return (row, place) -> list(row.getArrayOfIntegers(place));
        }
        if (type == Instant.class) {
            return (row, place) -> instants(row.getArrayOfOffsetDateTimes(place));
        }
        throw new IllegalStateException("Rows are not read into lists of " + type);
    }

    private static Object list(Object[] values) {
        return values == null ? null : Arrays.asList(values);
    }

    private static Object instants(OffsetDateTime[] values) {
        return values == null ? null : Arrays.stream(values).map(at -> at == null ? null : at.toInstant()).toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Cell enumOf(Class<?> type) {
        return (row, place) -> {
            String name = row.getString(place);
            return name == null ? null : Enum.valueOf((Class) type, name);
        };
    }

    private static Object instant(Row row, int place) {
        OffsetDateTime at = row.getOffsetDateTime(place);
        return at == null ? null : at.toInstant();
    }

    private static Object bytes(Row row, int place) {
        Buffer bytes = row.getBuffer(place);
        return bytes == null ? null : bytes.getBytes();
    }
}
