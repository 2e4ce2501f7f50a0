package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** One line that people can see, which is read without the blanks around it: not only white space, no line ends, controls, direction overrides, zero-width tricks or piles of marks. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = VisibleText.Seen.class)
public @interface VisibleText {

    String message() default "must be one line of visible text, without control, direction or stray zero-width characters and piles of marks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Seen implements ConstraintValidator<VisibleText, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Text.isVisibleLine(text);
        }
    }
}
