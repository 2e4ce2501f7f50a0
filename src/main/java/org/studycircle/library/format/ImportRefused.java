package org.studycircle.library.format;

/**
 * An uploaded text, or a decision about its outline, can't be accepted.
 * The code is stable, the message is for people, the pointer (RFC 6901, or null) says which of the given decisions is at fault.
 */
public class ImportRefused extends RuntimeException {

    public enum Code {
        UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_CHARSET, TEXT_TOO_LARGE, TEXT_EMPTY, BINARY_CONTENT, MALFORMED_ENCODING, LONE_SURROGATE, TOO_MANY_MARKS, TOO_MANY_LINES, TOO_MANY_SECTIONS, TOO_MANY_BLOCKS, PARAGRAPH_TOO_LONG, NO_PARAGRAPHS, DECISION_MISSING, UNKNOWN_BLOCK, BLOCK_DECIDED_TWICE, ROLE_MISSING, LEVEL_OUT_OF_RANGE, LEVEL_WITHOUT_HEADING, HEADING_EMPTY, HEADING_TOO_LONG, HEADING_NOT_TEXT, HEADING_NOT_ALLOWED, REASON_WITHOUT_NOISE, TITLE_TWICE, HEADING_NOT_FOUND
    }

    private static final long serialVersionUID = 1;

    private final Code code;
    private final String pointer;

    public ImportRefused(Code code, String detail) {
        this(code, null, detail);
    }

    public ImportRefused(Code code, String pointer, String detail) {
        super(detail);
        this.code = code;
        this.pointer = pointer;
    }

    public Code code() {
        return code;
    }

    public String pointer() {
        return pointer;
    }
}
