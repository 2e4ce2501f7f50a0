package org.studycircle.http;

import java.io.CharConversionException;
import java.util.stream.Collectors;

import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.Unacceptable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, said in the words of the contract. */
public final class JsonFaults {

    private static final int LONGEST_POINTER = 1000;

    private JsonFaults() {}

    public static Refusal refusal(JsonProcessingException fault) {
        if (fault.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return Malformed.unknownField(pointer(unknown));
        }
        if (fault instanceof InvalidFormatException form) {
            if (form.getTargetType() == String.class) {
                return new Unacceptable(pointer(form), "unacceptable-character", "Text can't contain NUL or half a character.");
            }
            if (isTextForNumber(form)) {
                return Malformed.type(pointer(form), "The contract says another JSON type here.");
            }
            return new Unacceptable(pointer(form), "invalid-format", "The value has not the form that the contract says.");
        }
        if (fault instanceof StrictJson.WrongType type) {
            return Malformed.type(pointer(type), "The contract says another JSON type here.");
        }
        if (fault instanceof MismatchedInputException type && !type.getPath().isEmpty()) {
            return Malformed.type(pointer(type), "The contract says another JSON type here.");
        }
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                && !isUnreadable(mapping.getCause())) {
            return new Unacceptable(pointer(mapping), "invalid-value", "The value can't be accepted.");
        }
        return Malformed.json(fault.getLocation() == null
                ? "The body is not the JSON that the contract says."
                : "The body is not the JSON that the contract says (line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr() + ").");
    }

    /** Empty text in the place of a number or of a boolean, which Jackson takes for a number of no good form. */
    private static boolean isTextForNumber(InvalidFormatException fault) {
        Class<?> type = fault.getTargetType();
        return fault.getValue() instanceof String
                && (type.isPrimitive() || type == Boolean.class || Number.class.isAssignableFrom(type));
    }

    /** Broken JSON or broken UTF-8 in the middle of a value. */
    private static boolean isUnreadable(Throwable cause) {
        return cause instanceof StreamReadException || cause instanceof CharConversionException;
    }

    /** Where it is; of a field whose name is too long to be repeated, the object that it is in. */
    static String pointer(JsonMappingException fault) {
        String pointer = whole(fault);
        return pointer.length() <= LONGEST_POINTER ? pointer : pointer.substring(0, pointer.lastIndexOf('/', LONGEST_POINTER));
    }

    private static String whole(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : escaped(step.getFieldName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
