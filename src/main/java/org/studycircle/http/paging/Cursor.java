package org.studycircle.http.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Digests;

/**
 * A place in a list: the sort key of a row, opaque to clients. It carries a checksum over the list it was given out for, so
 * that a damaged cursor, or one of another list, is refused instead of answering nonsense. It holds no secret and grants
 * nothing: access is decided by the query it is used in.
 */
final class Cursor {

    private static final int CHECKSUM = Long.BYTES;
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    static String encode(String list, List<?> key) {
        String payload = String.join(SEPARATOR, key.stream().map(String::valueOf).toList());
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(CHECKSUM + bytes.length).putLong(checksum(list, payload)).put(bytes).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    static List<String> decode(String list, String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length < CHECKSUM) {
                throw Malformed.cursor();
            }
            String payload = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(all, CHECKSUM, all.length - CHECKSUM)).toString();
            if (ByteBuffer.wrap(all).getLong() != checksum(list, payload)) {
                throw Malformed.cursor();
            }
            return Arrays.asList(payload.split(SEPARATOR, -1));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Malformed.cursor();
        }
    }

    private static long checksum(String list, String payload) {
        return Digests.first64(list + "\n" + payload);
    }
}
