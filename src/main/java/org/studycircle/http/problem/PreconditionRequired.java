package org.studycircle.http.problem;

/** 428: a change must say which state it changes. */
public class PreconditionRequired extends Refusal {

    public PreconditionRequired() {
        super(428, "precondition-required", "Precondition required",
                "Send If-Match with the ETag of what you read, so that nobody's change is lost.");
    }
}
