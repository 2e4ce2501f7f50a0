package org.studycircle.search;

import java.util.List;
import java.util.UUID;

import org.studycircle.http.SearchTerms.Term;

/**
 * A paragraph in which something was found.
 *
 * @param heading of the section, null where it has none
 */
record FoundParagraph(UUID essayId, String essayTitle, UUID sectionId, String heading, String paragraphKey, Excerpt excerpt) {

    /**
     * As it is found.
     *
     * @param marked its text with marks around what was found
     */
    record Row(UUID editionId, int sectionPosition, int position, UUID essayId, String essayTitle, UUID sectionId,
            String heading, String paragraphKey, String text, String marked, int rank) {

        FoundParagraph view(List<Term> terms) {
            return new FoundParagraph(essayId, essayTitle, sectionId, heading, paragraphKey,
                    Excerpt.of(text, Highlights.of(text, marked, terms)));
        }
    }
}
