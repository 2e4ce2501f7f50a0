package org.studycircle.library;

import org.studycircle.http.problem.Unacceptable;

/** A text in which no title was found, and to which nobody gave one. */
class Untitled extends Unacceptable {

    Untitled() {
        super("/title", "not-null", "No title was found in the text. Give one.");
    }
}
