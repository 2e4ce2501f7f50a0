package org.studycircle.http.problem;

import java.util.List;
import java.util.Map;

/** 422: understood, but the values can't be accepted. */
public class Unacceptable extends Refusal {

    public Unacceptable(List<Problem.FieldError> errors) {
        super(problem(422, "validation", "Unacceptable values", "Some values can't be accepted.", errors), Map.of());
    }

    public Unacceptable(String pointer, String code, String detail) {
        this(List.of(new Problem.FieldError(pointer, code, detail)));
    }
}
