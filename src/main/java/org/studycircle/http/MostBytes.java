package org.studycircle.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of a request to this operation may be, where that is not {@link #USUALLY}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MostBytes {

    int USUALLY = 1024 * 1024;

    int value();
}
