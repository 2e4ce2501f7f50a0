package org.studycircle.library.importing;

import java.time.Instant;
import java.util.UUID;

import org.studycircle.group.member.Author;

/**
 * A text on its way in, without what is in it.
 *
 * @param filename null where none was given
 * @param bytes as it was sent
 */
record ImportSummary(UUID importId, Author broughtBy, String filename, String mediaType, String checksum, int bytes,
        Instant createdAt, Instant expiresAt) {}
