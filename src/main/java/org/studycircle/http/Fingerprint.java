package org.studycircle.http;

import java.util.UUID;

import org.studycircle.text.Digests;

/**
 * What a thing was created from, kept beside it, so that the same create sent again is told from another one with the same id.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** @param request a record whose components all have a content-based {@code toString} */
    public static byte[] of(UUID creator, Record request) {
        return Digests.sha256(creator + behindCreator(request));
    }

    /** What the digest is made of behind the creator's id, for a statement that learns only itself who that is. */
    public static String behindCreator(Record request) {
        return "\n" + request;
    }
}
