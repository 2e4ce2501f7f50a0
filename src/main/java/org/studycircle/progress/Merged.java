package org.studycircle.progress;

/**
 * What has been told of a section, together with what was known of it.
 *
 * @param section with what was known
 * @param after what is known now
 */
record Merged(NamedSection section, SectionReading after) {

    /** Whether anything is other than it was; if not, nobody is told. */
    boolean isNew() {
        return !after.equals(section.known());
    }
}
