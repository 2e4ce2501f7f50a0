package org.studycircle.http.problem;

import java.util.List;
import java.util.Map;

/**
 * Why a request is not done. Features extend it with exceptions named for what they refuse; the message is for people, the
 * code is stable and names the page under {@code /problems}.
 */
public class Refusal extends RuntimeException {

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public Refusal(int status, String code, String title, String detail) {
        this(new Problem("/problems/" + code, title, status, detail, null, List.of(), null), Map.of());
    }

    protected Refusal(Problem problem, Map<String, String> headers) {
        super(problem.title() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public static Problem problem(int status, String code, String title, String detail, List<Problem.FieldError> errors) {
        return new Problem("/problems/" + code, title, status, detail, null, errors, null);
    }
}
