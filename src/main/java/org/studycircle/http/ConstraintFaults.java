package org.studycircle.http;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;

import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Unacceptable;

/** What is wrong with values that could be read, said in the words of the contract. */
public final class ConstraintFaults {

    /** Whoever has so many has one that repeats. */
    private static final int MOST = 100;

    private ConstraintFaults() {}

    /** @param skip how many leading nodes of the violated path name the method and its parameter, not the body */
    public static Unacceptable refusal(ConstraintViolationException failure, int skip) {
        return new Unacceptable(failure.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(pointer(violation.getPropertyPath(), skip), code(violation),
                        violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::pointer).thenComparing(Problem.FieldError::code))
                .limit(MOST)
                .toList());
    }

    /** @return whether there is no body at all, or it is {@code null} */
    public static boolean isOfNothing(ConstraintViolationException failure, int skip) {
        return failure.getConstraintViolations().stream()
                .anyMatch(violation -> violation.getInvalidValue() == null
                        && pointer(violation.getPropertyPath(), skip).isEmpty());
    }

    private static String code(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String pointer(Path path, int skip) {
        return StreamSupport.stream(path.spliterator(), false)
                .skip(skip)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getKey() == null ? "" : "/" + node.getKey())
                        + (node.getName() == null || node.getName().startsWith("<") ? "" : "/" + node.getName()))
                .collect(Collectors.joining());
    }
}
