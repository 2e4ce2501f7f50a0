package org.studycircle.importing;

import org.studycircle.outline.Checksum;
import org.studycircle.outline.ImportRefused;
import org.studycircle.outline.Proposal;
import org.studycircle.outline.TextDecoding;
import org.studycircle.outline.TextType;

/**
 * The bytes of a text, decoded and judged. Making one takes up to seconds and belongs on a worker.
 *
 * @param checksum of the bytes as they came
 * @param bytes their number
 */
record Upload(String mediaType, String checksum, int bytes, String text, Proposal proposal) {

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
