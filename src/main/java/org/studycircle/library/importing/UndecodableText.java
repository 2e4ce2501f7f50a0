package org.studycircle.library.importing;

import org.studycircle.http.problem.Refusal;

/** Bytes that are no text, or none that can be read for certain: nothing is guessed or replaced. */
class UndecodableText extends Refusal {

    UndecodableText(String detail) {
        super(422, "undecodable-text", "Not readable as text", detail);
    }
}
