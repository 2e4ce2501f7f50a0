package org.studycircle.people;

import java.time.Instant;
import java.util.UUID;

/** The caller, as shown to the caller. */
record Me(UUID personId, String displayName, String zone, String language, Notifications notifications,
        Instant createdAt) {}
