package org.studycircle.sql;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;

/** Rows in one JSON array, with the names of columns: what a statement has gathered, and what it keeps together in one column. */
public final class JsonRows {

    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule()).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private JsonRows() {}

    /** What a list of the same records is read from again, to be cast to {@code jsonb}. */
    public static String text(List<? extends Record> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cell of(Class<? extends Record> type) {
        JavaType rows = JSON.getTypeFactory().constructCollectionType(List.class, type);
        return (row, place) -> read(row, place, rows);
    }

    private static Object read(Row row, int place, JavaType rows) {
        JsonArray array = row.getJsonArray(place);
        return array == null ? null : JSON.convertValue(array.getList(), rows);
    }
}
