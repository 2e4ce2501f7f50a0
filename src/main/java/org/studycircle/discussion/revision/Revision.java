package org.studycircle.discussion.revision;

import java.time.Instant;

import org.studycircle.group.member.Author;

/**
 * What a post said before an edit.
 *
 * @param revision which version of the text it was
 * @param text Markdown
 * @param change what made the next version of it
 */
record Revision(int revision, String text, Author replacedBy, Instant replacedAt, Change change) {

    static Revision of(RevisionRow row) {
        return new Revision(row.revision(), row.text(), row.author(), row.author().at(row.replacedAt()),
                Change.between(row.text(), row.nextText()));
    }
}
