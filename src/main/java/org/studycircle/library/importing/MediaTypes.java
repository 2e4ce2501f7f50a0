package org.studycircle.library.importing;

import org.studycircle.library.format.TextType.Format;

/** The media types that texts come in. */
final class MediaTypes {

    static final String PLAIN = "text/plain";
    static final String MARKDOWN = "text/markdown";

    private MediaTypes() {}

    static String of(Format format) {
        return format == Format.MARKDOWN ? MARKDOWN : PLAIN;
    }

    static Format format(String mediaType) {
        return mediaType.equals(MARKDOWN) ? Format.MARKDOWN : Format.PLAIN;
    }
}
