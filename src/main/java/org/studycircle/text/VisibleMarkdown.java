package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** Markdown in which there is something to see once it is rendered: not only blanks, fillers, empty markup, or what is never shown. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = VisibleMarkdown.Seen.class)
public @interface VisibleMarkdown {

    String message() default "must show something to who reads it";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Seen implements ConstraintValidator<VisibleMarkdown, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Text.isVisibleMarkdown(text);
        }
    }
}
