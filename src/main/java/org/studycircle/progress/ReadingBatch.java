package org.studycircle.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a device has gathered, in any order.
 *
 * @param deviceId whose counters these are; absent where it does not say so
 * @param sentAt what its clock shows while it sends this; absent where it does not say so
 */
record ReadingBatch(UUID deviceId, Instant sentAt,
        @NotNull @Size(min = 1, max = MOST_EVENTS) List<@NotNull @Valid ReadingEvent> events) {

    private static final int MOST_EVENTS = 500;
}
