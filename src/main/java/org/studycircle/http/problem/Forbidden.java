package org.studycircle.http.problem;

/** Refused to somebody who may know that the thing exists. */
public class Forbidden extends Refusal {

    public Forbidden(String detail) {
        super(403, "forbidden", "Not allowed", detail);
    }
}
