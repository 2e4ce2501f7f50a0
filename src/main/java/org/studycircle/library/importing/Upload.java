package org.studycircle.library.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.studycircle.library.format.Checksum;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.TextDecoding;
import org.studycircle.library.format.TextType;
import org.studycircle.library.outline.Proposal;

/**
 * The bytes of a text, decoded and judged. Making one takes up to seconds and belongs on a worker.
 *
 * @param checksum of the bytes as they came
 * @param bytes their number
 */
record Upload(String mediaType, String checksum, int bytes, String text, Proposal proposal) {

    /** @param body read to its end, and closed */
    static Upload read(InputStream body, String contentType) {
        try (body) {
            return of(body.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Upload of(byte[] bytes, String contentType) {
        try {
            TextType type = TextType.of(contentType);
            String text = TextDecoding.decode(bytes, type.charset());
            String checksum = Checksum.of(bytes);
            return new Upload(MediaTypes.of(type.format()), checksum, bytes.length, text,
                    Proposal.of(text, type.format(), checksum));
        } catch (ImportRefused refused) {
            throw ImportFaults.refusal(refused);
        }
    }
}
