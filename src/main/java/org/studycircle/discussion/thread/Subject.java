package org.studycircle.discussion.thread;

import java.util.UUID;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.Reference;
import org.studycircle.library.anchor.Quote;

/** What a thread is about. */
record Subject(UUID assignmentId, UUID editionId, UUID sectionId, Anchor anchor) {

    /** A place in a text. */
    record Anchor(String paragraphKey, Quote quote, AnchorState state) {}

    /** The event says what the thread is about: whoever sees the one may see the other. */
    GroupEvent named(GroupEvent opened) {
        return opened.with(Reference.ASSIGNMENT, assignmentId).with(Reference.SECTION, sectionId)
                .with(Reference.PARAGRAPH, anchor == null ? null : anchor.paragraphKey);
    }

    /** @return null of a thread about nothing in particular */
    static Subject of(ThreadRow row) {
        Quote quote = row.quoteExact() == null
                ? null
                : new Quote(row.quoteExact(), row.quotePrefix(), row.quoteSuffix(), row.quoteStart(), row.quoteEnd());
        Anchor anchor = row.paragraphKey() == null ? null : new Anchor(row.paragraphKey(), quote, row.anchorState());
        boolean isNothing = row.assignmentId() == null && row.editionId() == null && row.sectionId() == null;
        return isNothing ? null : new Subject(row.assignmentId(), row.editionId(), row.sectionId(), anchor);
    }
}
