package org.studycircle.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import io.vertx.mutiny.sqlclient.Row;

/** Instants, as finely as PostgreSQL keeps it: what is answered at once and what is read later are the same. */
public final class Moment {

    private Moment() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** @return the instant in a column of type timestamptz, null where there is none */
    public static Instant of(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
