package org.studycircle.library.format;

import static org.studycircle.library.format.ImportRefused.Code.BINARY_CONTENT;
import static org.studycircle.library.format.ImportRefused.Code.LONE_SURROGATE;
import static org.studycircle.library.format.ImportRefused.Code.MALFORMED_ENCODING;
import static org.studycircle.library.format.ImportRefused.Code.TEXT_EMPTY;
import static org.studycircle.library.format.ImportRefused.Code.TEXT_TOO_LARGE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * From the bytes of an upload to clean text: lines end in LF, Unicode is in NFC, no control characters, no byte order mark.
 * A byte order mark decides the encoding, then the declared character set, then UTF-8; nothing malformed is ever replaced.
 */
public final class TextDecoding {

    private static final Map<String, String> SIGNATURES = Map.of("%PDF-", "a PDF", "PK\003\004", "a ZIP, EPUB or DOCX file",
            "{\\rtf", "an RTF file",
            "\u0089PNG", "a PNG picture", "\u00ff\u00d8\u00ff", "a JPEG picture", "GIF8", "a GIF picture", "\u001f\u008b",
            "a gzip file");

    private TextDecoding() {}

    public static String decode(byte[] bytes, Charset declared) {
        if (bytes.length > OutlineLimits.MAX_TEXT_BYTES) {
            throw new ImportRefused(TEXT_TOO_LARGE, "The text has %,d bytes; at most %,d are accepted".formatted(bytes.length,
                    OutlineLimits.MAX_TEXT_BYTES));
        }
        refuseOtherFiles(bytes);
        String text = CleanText.of(strictly(bytes, declared));
        if (Typography.isBlank(text)) {
            throw new ImportRefused(TEXT_EMPTY, "The text is empty");
        }
        return text;
    }

    private static void refuseOtherFiles(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        SIGNATURES.forEach((signature, what) -> {
            if (start.startsWith(signature)) {
                throw new ImportRefused(BINARY_CONTENT, "This looks like " + what + ", not like text");
            }
        });
    }

    private static String strictly(byte[] bytes, Charset declared) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (declared == null || isMislabelledUtf8(bytes, declared)) {
            return strictly(bytes, 0, StandardCharsets.UTF_8);
        }
        return strictly(bytes, 0, declared);
    }

    /** Text in a one-byte character set is never valid UTF-8 by chance, except where both are ASCII. */
    private static boolean isMislabelledUtf8(byte[] bytes, Charset declared) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return declared.newDecoder().maxCharsPerByte() == 1f && declared.newDecoder().averageCharsPerByte() == 1f
                && StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true).isUnderflow();
    }

    private static String strictly(byte[] bytes, int offset, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            throw malformed(bytes, in.position(), charset, result);
        }
        return out.flip().toString();
    }

    private static ImportRefused malformed(byte[] bytes, int at, Charset charset, CoderResult result) {
        if (isSurrogate(bytes, at, charset, result)) {
            return new ImportRefused(LONE_SURROGATE, "Half of a surrogate pair stands alone at byte " + at);
        }
        for (byte value : bytes) {
            if (value == 0 && !charset.name().startsWith("UTF-16")) {
                return new ImportRefused(BINARY_CONTENT,
                        "This is not text: it contains NUL bytes, and byte " + at + " is not valid " + charset);
            }
        }
        return new ImportRefused(MALFORMED_ENCODING,
                "Byte %d is not valid %s; send UTF-8, or declare the character set of the text".formatted(at,
                        charset));
    }

    private static boolean isSurrogate(byte[] bytes, int at, Charset charset, CoderResult result) {
        if (charset.name().startsWith("UTF-16")) {
            return result.isMalformed() && bytes.length - at > 1;
        }
        return charset.equals(StandardCharsets.UTF_8) && at + 1 < bytes.length && (bytes[at] & 0xFF) == 0xED
                && (bytes[at + 1] & 0xE0) == 0xA0;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
