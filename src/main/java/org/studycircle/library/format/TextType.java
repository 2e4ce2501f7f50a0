package org.studycircle.library.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a client says about the bytes it uploads: plain text or Markdown, and the character set if it names one (else null). */
public record TextType(Format format, Charset charset) {

    public enum Format {
        PLAIN, MARKDOWN
    }

    public static TextType of(String contentType) {
        String[] parts = contentType == null ? new String[]{""} : contentType.split(";", -1);
        Format format = switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/plain" -> Format.PLAIN;
            case "text/markdown" -> Format.MARKDOWN;
            default -> throw new ImportRefused(ImportRefused.Code.UNSUPPORTED_MEDIA_TYPE,
                    "Texts are imported as text/plain or text/markdown");
        };
        Charset charset = null;
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                charset = charset(parameter[1].strip().replace("\"", ""));
            }
        }
        return new TextType(format, charset);
    }

    /** Latin 1 and ASCII are read as windows-1252, which contains them: that is what files labelled so really are. */
    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean western = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            return western ? Charset.forName("windows-1252") : charset;
        } catch (IllegalArgumentException unknown) {
            throw new ImportRefused(ImportRefused.Code.UNSUPPORTED_CHARSET,
                    "The declared character set is not known here; use UTF-8");
        }
    }
}
