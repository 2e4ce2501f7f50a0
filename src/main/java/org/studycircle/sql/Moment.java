package org.studycircle.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants, as finely as PostgreSQL keeps it: what is answered at once and what is read later are the same. */
public final class Moment {

    private Moment() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
