package org.studycircle.people;

import io.smallrye.mutiny.Uni;

/**
 * Who keeps copies of what people say about themselves, so that neither a list nor the decision what somebody may see needs a
 * look-up of the person; a feature above this one implements it.
 */
public interface PersonCopies {

    /** Within the transaction that changes the person. */
    Uni<Void> renew(Person person);
}
