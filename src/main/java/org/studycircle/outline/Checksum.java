package org.studycircle.outline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Checksum {

    private Checksum() {}

    /** As manifests give it: "sha256:" and lower-case hexadecimal, of the raw bytes of an upload. */
    public static String of(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
