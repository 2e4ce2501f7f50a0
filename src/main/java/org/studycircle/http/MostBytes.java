package org.studycircle.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.studycircle.http.guard.BodyLimit;

/** How large the body of a request to this operation may be, where that is not {@link BodyLimit#MOST_BYTES}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MostBytes {

    int value();
}
