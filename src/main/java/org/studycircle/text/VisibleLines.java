package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** Text of one or more lines in which there is something to see, without control characters other than line ends and tabs. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = VisibleLines.Seen.class)
public @interface VisibleLines {

    String message() default "must have something to see in it, and no control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Seen implements ConstraintValidator<VisibleLines, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Text.isVisible(text);
        }
    }
}
