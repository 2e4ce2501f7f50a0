package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.library.anchor.NewQuote;
import org.studycircle.text.Characters;

/** What a thread is to be about. */
record NewSubject(UUID assignmentId, UUID editionId, UUID sectionId, @Valid Anchor anchor) {

    static final NewSubject NOTHING = new NewSubject(null, null, null, null);

    /** A paragraph, or words in it. */
    record Anchor(@NotNull @Characters(min = 1, max = 64) String paragraphKey, @Valid NewQuote quote) {}

    String paragraphKey() {
        return anchor == null ? null : anchor.paragraphKey;
    }
}
