package org.studycircle.http.rendering;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.studycircle.http.problem.Refusal;

/** 405: the path exists, the method does not. */
class MethodNotAllowed extends Refusal {

    MethodNotAllowed(Set<String> methods) {
        super(problem(405, "method-not-allowed", "Method not allowed", "The contract names the methods of this path.",
                List.of()),
                Map.of("Allow", String.join(", ", methods)));
    }
}
