package org.studycircle.http.problem;

/** The request is sound, but not in the state that the thing is in. */
public class Conflict extends Refusal {

    public Conflict(String detail) {
        super(409, "conflict", "Conflict with the present state", detail);
    }
}
