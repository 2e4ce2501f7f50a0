package org.studycircle.bench.bare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Each row an object, each column that is not null a field of it. */
final class RowsAsJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 16 * 1024;

    private RowsAsJson() {}

    static Buffer all(RowSet<Row> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        List<String> names = rows.columnsNames();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Row row : rows) {
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    write(json, names.get(i), row.getValue(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        if (value instanceof OffsetDateTime moment) {
            json.writeStringField(name, moment.toInstant().toString());
        } else if (value instanceof Integer number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Long number) {
            json.writeNumberField(name, number);
        } else if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
