package org.studycircle.people;

import jakarta.validation.constraints.NotNull;

/** What a person chose to be told of, and whether by mail. */
record Notifications(@NotNull NotificationLevel level, @NotNull EmailDigest emailDigest) {}
