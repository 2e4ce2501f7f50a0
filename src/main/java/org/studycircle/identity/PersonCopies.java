package org.studycircle.identity;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Who keeps copies of people's names, so that a list needs no look-up for each row; a feature above this one implements it. */
public interface NameCopies {

    /** Within the transaction that renames. */
    Uni<Void> rename(UUID personId, String displayName);
}
