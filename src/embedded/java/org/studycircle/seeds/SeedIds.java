package org.studycircle.seeds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that every start chooses again for the same thing: in form UUIDv7, of one fixed instant and bits of a name's SHA-256. */
final class SeedIds {

    /** 2026-01-01T00:00:00Z in milliseconds: the ids sort before those of everything that comes later. */
    private static final long INSTANT = 1_767_225_600_000L;
    private static final long VERSION = 0x7000;
    private static final long VERSION_BITS = 0x0fff;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0x3fff_ffff_ffff_ffffL;

    private SeedIds() {}

    static UUID of(String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(INSTANT << 16 | VERSION | digest.getLong() & VERSION_BITS,
                VARIANT | digest.getLong() & VARIANT_BITS);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
