package org.studycircle.sql;

import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;

/** Reads the rows that a statement has gathered in one JSON array, with the names of columns, into records. */
final class JsonRows {

    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule()).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private JsonRows() {}

    static Cell of(Class<? extends Record> type) {
        JavaType rows = JSON.getTypeFactory().constructCollectionType(List.class, type);
        return (row, place) -> read(row, place, rows);
    }

    private static Object read(Row row, int place, JavaType rows) {
        JsonArray array = row.getJsonArray(place);
        return array == null ? null : JSON.convertValue(array.getList(), rows);
    }
}
