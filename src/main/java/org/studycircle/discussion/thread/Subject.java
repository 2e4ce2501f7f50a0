package org.studycircle.discussion.thread;

import java.util.UUID;

import org.studycircle.library.anchor.Quote;

/** What a thread is about. */
record Subject(UUID assignmentId, UUID editionId, UUID sectionId, Anchor anchor) {

    /** A place in a text. */
    record Anchor(String paragraphKey, Quote quote, AnchorState state) {}

    /** @return null where all is null: such a thread is about nothing in particular */
    Subject orNothing() {
        return assignmentId == null && editionId == null && sectionId == null ? null : this;
    }
}
