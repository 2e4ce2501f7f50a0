package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A well-formed BCP 47 language tag such as {@code en} or {@code pt-BR}, at most {@value #LONGEST} characters. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.WellFormed.class)
public @interface LanguageTag {

    int LONGEST = 35;

    String message() default "is not a BCP 47 language tag";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class WellFormed implements ConstraintValidator<LanguageTag, String> {

        private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

        @Override
        public boolean isValid(String tag, ConstraintValidatorContext context) {
            return tag == null || isWellFormed(tag);
        }

        /** The irregular ones of old, such as {@code i-klingon}, are not in the contract. */
        public static boolean isWellFormed(String tag) {
            try {
                return tag.length() <= LONGEST && FORM.matcher(tag).matches()
                        && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }
}
