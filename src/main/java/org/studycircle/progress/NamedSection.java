package org.studycircle.progress;

import java.util.List;
import java.util.UUID;

import org.studycircle.progress.SectionReading.Place;

/**
 * A section that a batch names, as far as its events are concerned.
 *
 * @param keys of the paragraphs that the batch names and the section has; null where there are none
 * @param positions of the same
 * @param reading what was known before, or null for a section that the reader has not opened yet
 */
record NamedSection(UUID sectionId, int paragraphCount, List<String> keys, List<Integer> positions, StoredReading reading) {

    Place place(String paragraphKey) {
        int found = keys == null || paragraphKey == null ? -1 : keys.indexOf(paragraphKey);
        return found < 0 ? null : new Place(paragraphKey, positions.get(found));
    }

    SectionReading known() {
        return StoredReading.known(reading);
    }
}
