package org.studycircle.http.problem;

import java.util.List;
import java.util.Map;

/** 401: no token, or one that is not an access token of ours. The answer never says which check failed. */
public class Unauthorized extends Refusal {

    private Unauthorized(String detail, String challenge) {
        super(problem(401, "unauthorized", "Not signed in", detail, List.of()), Map.of("WWW-Authenticate", challenge));
    }

    public static Unauthorized noToken() {
        return new Unauthorized("Send an access token: Authorization: Bearer ….", "Bearer realm=\"study-circle\"");
    }

    public static Unauthorized badToken() {
        return new Unauthorized("The access token is not valid or has expired. Get a new one.",
                "Bearer realm=\"study-circle\", error=\"invalid_token\"");
    }
}
