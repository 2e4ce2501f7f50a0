package org.studycircle.http.problem;

/** Missing, or hidden from the caller: the answer is the same, so that existence does not leak. */
public class NotFound extends Refusal {

    public NotFound() {
        super(404, "not-found", "Not found", "There is nothing here that you may see.");
    }
}
