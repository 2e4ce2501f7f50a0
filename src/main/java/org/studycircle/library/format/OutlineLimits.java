package org.studycircle.library.format;

/** How large a text and its outline may be. Lengths of text are in characters (UTF-16 units), sizes of uploads in bytes. */
public final class OutlineLimits {

    public static final int MAX_TEXT_BYTES = 10 * 1024 * 1024;
    public static final int MAX_LINES = 1_000_000;
    public static final int MAX_SECTIONS = 5_000;

    /** Paragraphs, headings and noise together. */
    public static final int MAX_BLOCKS = 100_000;

    public static final int MAX_PARAGRAPH_LENGTH = 100_000;
    public static final int MAX_HEADING_LENGTH = 200;
    public static final int MAX_HEADING_LEVEL = 6;

    private OutlineLimits() {}
}
