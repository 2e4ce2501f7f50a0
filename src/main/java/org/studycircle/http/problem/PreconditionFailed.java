package org.studycircle.http.problem;

import java.util.Map;

/** 412: what the client wants to change has changed since; the answer carries what stands now. */
public class PreconditionFailed extends Refusal {

    public PreconditionFailed(Object current, String entityTag) {
        super(new Problem("/problems/precondition-failed", "Precondition failed", 412,
                "This was changed since you read it. Merge with what stands and repeat with its ETag.", null, null, current),
                Map.of("ETag", entityTag));
    }
}
