package org.studycircle.web;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** UUIDv7 (RFC 9562): made here or by the client, unique everywhere, close together in an index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** @return what the client chose, or a new id */
    public static UUID orNext(UUID chosen) {
        return chosen == null ? next() : chosen;
    }
}
