package org.studycircle.http.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An answer that refuses, as RFC 9457 describes it.
 *
 * @param type stable path of the problem's page, {@code /problems/<code>}
 * @param errors the fields at fault, absent when none is
 * @param current what stands, sent with 412 so that a client can merge
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance, List<FieldError> errors,
        Object current) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem at(String instance) {
        return new Problem(type, title, status, detail, instance, errors, current);
    }

    /** @param pointer JSON Pointer (RFC 6901) into the request body, or the name of the parameter */
    public record FieldError(String pointer, String code, String detail) {}
}
