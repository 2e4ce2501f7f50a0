package org.studycircle.progress;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a device has gathered, in any order. */
record ReadingBatch(@NotNull @Size(min = 1, max = MOST_EVENTS) List<@NotNull @Valid ReadingEvent> events) {

    private static final int MOST_EVENTS = 500;
}
