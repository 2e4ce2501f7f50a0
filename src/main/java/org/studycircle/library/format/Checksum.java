package org.studycircle.library.format;

import java.util.HexFormat;

import org.studycircle.text.Digests;

/** The checksum that tells a text from every other. */
public final class Checksum {

    private Checksum() {}

    /** As manifests give it: "sha256:" and lower-case hexadecimal, of the raw bytes of an upload. */
    public static String of(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(Digests.sha256(bytes));
    }
}
