package org.studycircle.progress;

import java.util.Map;
import java.util.UUID;

import org.studycircle.progress.SectionReading.Place;

/**
 * A section that a batch names, as far as its events are concerned.
 *
 * @param places of the paragraphs that the batch names and the section has, by key
 * @param reading what was known before, or null for a section that the reader has not opened yet
 */
record NamedSection(UUID sectionId, int paragraphCount, Map<String, Integer> places, SectionReading reading) {

    Place place(String paragraphKey) {
        Integer paragraph = paragraphKey == null ? null : places.get(paragraphKey);
        return paragraph == null ? null : new Place(paragraphKey, paragraph);
    }

    SectionReading known() {
        return reading == null ? SectionReading.NONE : reading;
    }
}
