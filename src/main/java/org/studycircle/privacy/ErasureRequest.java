package org.studycircle.privacy;

import jakarta.validation.constraints.NotNull;

/** A person's wish to be erased. */
record ErasureRequest(@NotNull ErasureMode mode) {}
