package org.studycircle.library.importing;

import java.util.Locale;

import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.TooLarge;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.OutlineLimits;

/** What the outline refuses, said in the words of the contract. */
final class ImportFaults {

    private ImportFaults() {}

    static Refusal refusal(ImportRefused refused) {
        return refusal(refused, refused.pointer() == null ? "" : refused.pointer());
    }

    /** @param pointer where in the request the decision at fault stands */
    static Refusal refusal(ImportRefused refused, String pointer) {
        return switch (refused.code()) {
            case TEXT_TOO_LARGE -> new TooLarge(OutlineLimits.MAX_TEXT_BYTES);
            case TEXT_EMPTY, BINARY_CONTENT, MALFORMED_ENCODING, LONE_SURROGATE, UNSUPPORTED_CHARSET,
                    UNSUPPORTED_MEDIA_TYPE ->
                new UndecodableText(refused.getMessage() + ".");
            default -> new Unacceptable(pointer, refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    refused.getMessage() + ".");
        };
    }
}
