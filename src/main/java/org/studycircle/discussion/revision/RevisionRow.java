package org.studycircle.discussion.revision;

import java.time.Instant;

import org.studycircle.group.member.Author;

/** @param author who replaced the text by the next one */
record RevisionRow(int revision, String text, String nextText, Author author, Instant replacedAt) {}
