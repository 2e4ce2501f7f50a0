package org.studycircle.discussion;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.studycircle.anchor.NewQuote;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What a thread is to be about. */
record NewSubject(UUID assignmentId, UUID editionId, UUID sectionId, @Valid Anchor anchor) {

    static final NewSubject NOTHING = new NewSubject(null, null, null, null);

    /** A paragraph, or words in it. */
    record Anchor(@NotNull @Size(min = 1, max = 64) String paragraphKey, @Valid NewQuote quote) {}

    @AssertTrue(message = "an anchor needs the section that it is in")
    @JsonIgnore
    boolean isPlaced() {
        return anchor == null || sectionId != null;
    }

    String paragraphKey() {
        return anchor == null ? null : anchor.paragraphKey;
    }
}
