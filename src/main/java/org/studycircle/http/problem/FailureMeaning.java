package org.studycircle.http.problem;

import java.util.Optional;

/** Knows of failures that are no fault of ours what they mean for the caller; who may meet with such failures implements it. */
public interface FailureMeaning {

    /** @return empty where it knows nothing of this failure */
    Optional<Refusal> refusal(Throwable failure);
}
