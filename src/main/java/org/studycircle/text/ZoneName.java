package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An IANA time zone name such as {@code Europe/Berlin}; fixed offsets are no zones. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ZoneName.Known.class)
public @interface ZoneName {

    String message() default "is not the name of an IANA time zone; those are like Europe/Lisbon, America/Sao_Paulo or UTC, "
            + "and an offset is none";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Known implements ConstraintValidator<ZoneName, String> {

        private static final int MOST_PROPOSED = 3;
        /** What is shorter is part of too many names. */
        private static final int LEAST_LETTERS = 3;

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            if (name == null || Zones.NAMES.contains(name)) {
                return true;
            }
            List<String> proposed = proposals(name);
            if (!proposed.isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("is not the name of an IANA time zone; perhaps it is "
                        + String.join(" or ", proposed)).addConstraintViolation();
            }
            return false;
        }

        /** Zones of a place that begins alike: nothing of what was sent gets into the message. */
        static List<String> proposals(String name) {
            String place = letters(name.substring(name.lastIndexOf('/') + 1));
            if (place.length() < LEAST_LETTERS) {
                return List.of();
            }
            String start = place.substring(0, Math.max(LEAST_LETTERS, place.length() - 2));
            return Zones.NAMES.stream().filter(isNear(start))
                    .sorted(Comparator.comparing(String::length).thenComparing(zone -> zone))
                    .limit(MOST_PROPOSED).toList();
        }

        private static Predicate<String> isNear(String start) {
            return zone -> zone.indexOf('/') > 0 && letters(zone.substring(zone.lastIndexOf('/') + 1)).startsWith(start);
        }

        private static String letters(String name) {
            return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        }
    }
}
