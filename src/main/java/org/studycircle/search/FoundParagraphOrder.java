package org.studycircle.search;

import org.studycircle.sql.Keyset;

/** The orders in which paragraphs are shown that were found. */
enum FoundParagraphOrder {

    /** As they are read, the text first that was imported first. */
    READING(placed(Keyset.ascending())),
    /** What says it most first, of the thousand that are read first. */
    BEST(placed(Keyset.<FoundParagraph.Row>descending().number("w.rank", FoundParagraph.Row::rank)));

    private final Keyset<FoundParagraph.Row> keyset;

    FoundParagraphOrder(Keyset<FoundParagraph.Row> keyset) {
        this.keyset = keyset;
    }

    private static Keyset<FoundParagraph.Row> placed(Keyset<FoundParagraph.Row> order) {
        return order.uuid("w.edition_id", FoundParagraph.Row::editionId)
                .number("w.section_position", FoundParagraph.Row::sectionPosition)
                .number("w.position", FoundParagraph.Row::position);
    }

    Keyset<FoundParagraph.Row> keyset() {
        return keyset;
    }
}
