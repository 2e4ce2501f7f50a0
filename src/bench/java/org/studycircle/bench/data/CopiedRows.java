package org.studycircle.bench.data;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.StringJoiner;

import org.postgresql.PGConnection;

/** Rows on their way into a table by {@code copy}. Texts have neither tabs nor backslashes nor ends of lines. */
final class CopiedRows {

    private static final String NULL = "\\N";

    private final String table;
    private final StringBuilder rows = new StringBuilder();

    /** @param table with its columns, for example {@code post (group_id, thread_id)} */
    CopiedRows(String table) {
        this.table = table;
    }

    void add(Object... values) {
        StringJoiner row = new StringJoiner("\t", "", "\n");
        for (Object value : values) {
            row.add(text(value));
        }
        rows.append(row);
    }

    private static String text(Object value) {
        if (value == null) {
            return NULL;
        }
        return value instanceof byte[] bytes ? "\\\\x" + HexFormat.of().formatHex(bytes) : value.toString();
    }

    void write(Connection database) throws SQLException {
        try {
            long written = database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin",
                    new StringReader(rows.toString()));
            if (written == 0 && rows.length() > 0) {
                throw new IllegalStateException("nothing was copied into " + table);
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
        rows.setLength(0);
    }
}
