package org.studycircle.http.paging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.studycircle.http.problem.Malformed;

/**
 * A cursor is a place in a list: the sort key of a row, sealed, so that it tells nothing but to who made it, and bound to the list it was
 * given out for. Nothing is kept of it. It grants nothing: access is decided by the query it is used in.
 */
@Singleton
public class Cursors {

    private static final String SEPARATOR = "\u001f";

    private final Optional<Seal> seal;
    /** The one in use first. */
    private final List<Seal> taken;

    @Inject
    Cursors(CursorSettings settings) {
        this(settings.key(), settings.previousKey());
    }

    Cursors(Optional<String> key, Optional<String> previousKey) {
        seal = key.map(Seal::new);
        taken = Stream.of(seal, previousKey.map(Seal::new)).flatMap(Optional::stream).toList();
    }

    String encode(String list, List<?> key) {
        String payload = String.join(SEPARATOR, key.stream().map(String::valueOf).toList());
        byte[] sealed = seal.orElseThrow(() -> new IllegalStateException("study-circle.cursors.key is not set"))
                .seal(bytes(list), bytes(payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws Malformed for what was not sealed here for this list */
    List<String> decode(String list, String cursor) {
        byte[] sealed = decoded(cursor);
        byte[] payload = taken.stream().map(known -> known.open(bytes(list), sealed)).flatMap(Optional::stream).findFirst()
                .orElseThrow(Malformed::cursor);
        return Arrays.asList(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    /** One cursor has one spelling: bits that mean nothing are none. */
    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor)) {
                throw Malformed.cursor();
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw Malformed.cursor();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
