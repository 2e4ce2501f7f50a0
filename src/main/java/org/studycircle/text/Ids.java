package org.studycircle.text;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** UUIDv7 (RFC 9562): made here or by the client, unique everywhere, close together in an index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private static final int VERSION = 7;
    private static final int CANONICAL_LENGTH = 36;

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** @throws IllegalArgumentException unless it is a UUIDv7 in its one canonical form */
    public static UUID parse(String text) {
        UUID id = canonical(text);
        if (id.version() != VERSION) {
            throw new IllegalArgumentException("not a UUIDv7");
        }
        return id;
    }

    /** @throws IllegalArgumentException unless it is a UUID, of any version, in its one canonical form */
    public static UUID canonical(String text) {
        UUID id = text.length() == CANONICAL_LENGTH ? UUID.fromString(text) : null;
        if (id == null || !id.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return id;
    }

    /** @return what the client chose, or a new id */
    public static UUID orNext(UUID chosen) {
        return chosen == null ? next() : chosen;
    }
}
