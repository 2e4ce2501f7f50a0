package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.progress.SectionReading.Place;

/**
 * A section that a batch names, as far as its events are concerned.
 *
 * @param places of the paragraphs that the batch names and the section has, by key
 * @param readableSince before which the reader can't have read it here: when the first assignment of it opened, of those that did, at
 *        the earliest when the reader joined first
 * @param reading what was known before, or null for a section that the reader has not opened yet
 * @param stamp which write that is of, null so too
 */
record NamedSection(UUID sectionId, int paragraphCount, Map<String, Integer> places, Instant readableSince,
        SectionReading reading, Long stamp) {

    /**
     * The same as it is stored.
     *
     * @param keys of the paragraphs, null where there are none, and
     * @param positions so too
     */
    record NamedRow(UUID sectionId, int paragraphCount, List<String> keys, List<Integer> positions, Instant readableSince,
            KeptReading reading, Long stamp) {

        private Map<String, Integer> places() {
            return keys == null
                    ? Map.of()
                    : IntStream.range(0, keys.size()).boxed().collect(Collectors.toMap(keys::get, positions::get));
        }
    }

    static NamedSection of(NamedRow row) {
        return new NamedSection(row.sectionId, row.paragraphCount, row.places(), row.readableSince,
                row.reading == null ? null : row.reading.reading(), row.stamp);
    }

    Place place(String paragraphKey) {
        Integer paragraph = paragraphKey == null ? null : places.get(paragraphKey);
        return paragraph == null ? null : new Place(paragraphKey, paragraph);
    }

    SectionReading known() {
        return reading == null ? SectionReading.NONE : reading;
    }
}
