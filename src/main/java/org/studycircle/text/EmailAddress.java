package org.studycircle.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An address that mail can be sent to over the internet, as {@link Email#normalised} knows them. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.WellFormed.class)
public @interface EmailAddress {

    String message() default "is not an e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class WellFormed implements ConstraintValidator<EmailAddress, String> {

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            return address == null || Email.normalised(address).isPresent();
        }
    }
}
