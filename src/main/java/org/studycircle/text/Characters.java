package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** How long a text may be, in Unicode code points, as the contract counts; {@code @Size} would count an emoji twice. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Characters.Counted.class)
public @interface Characters {

    int min() default 0;

    int max();

    String message() default "must have {min} to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Counted implements ConstraintValidator<Characters, String> {

        private Characters bounds;

        @Override
        public void initialize(Characters annotation) {
            bounds = annotation;
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int length = text.codePointCount(0, text.length());
            return bounds.min() <= length && length <= bounds.max();
        }
    }
}
