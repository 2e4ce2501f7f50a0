package org.studycircle.http.problem;

import java.util.List;
import java.util.Map;

/** 400: the request can't be read as what it should be. */
public class Malformed extends Refusal {

    private Malformed(String code, String title, String detail, List<Problem.FieldError> errors) {
        this(code, title, detail, errors, Map.of());
    }

    private Malformed(String code, String title, String detail, List<Problem.FieldError> errors, Map<String, String> headers) {
        super(problem(400, code, title, detail, errors), headers);
    }

    public static Malformed request(String detail) {
        return request(detail, Map.of());
    }

    /** @param headers of the answer */
    public static Malformed request(String detail, Map<String, String> headers) {
        return new Malformed("malformed-request", "Malformed request", detail, List.of(), headers);
    }

    public static Malformed json(String detail) {
        return new Malformed("malformed-json", "Malformed JSON", detail, List.of());
    }

    public static Malformed empty() {
        return json("There is no body. Send one JSON value in UTF-8.");
    }

    public static Malformed type(String pointer, String detail) {
        return new Malformed("wrong-type", "Wrong type", "A field has another type than the contract says.",
                List.of(new Problem.FieldError(pointer, "wrong-type", detail)));
    }

    public static Malformed unknownField(String pointer) {
        return new Malformed("unknown-field", "Unknown field", "The contract knows no such field here.",
                List.of(new Problem.FieldError(pointer, "unknown-field", "Remove the field or correct its name.")));
    }

    public static Malformed parameter(String name, String detail) {
        return new Malformed("invalid-parameter", "Invalid parameter", detail,
                List.of(new Problem.FieldError(name, "invalid-parameter", detail)));
    }

    /** @param advice which parameter may be meant, or which there are */
    public static Malformed unknownParameter(String name, String advice) {
        return new Malformed("unknown-parameter", "Unknown parameter", "The contract knows no such parameter here.",
                List.of(new Problem.FieldError(name, "unknown-parameter", advice)));
    }

    public static Malformed cursor() {
        return new Malformed("invalid-cursor", "Invalid cursor",
                "This cursor was not given out for this list. Start again without a cursor.", List.of());
    }
}
