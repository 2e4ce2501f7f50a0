package org.studycircle.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a request to this operation may be: what its fields can hold, each character written in the longest way that JSON
 * has (two escapes, 12 bytes). Every operation that takes a body says it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MostBytes {

    /** Names, ids, choices. */
    int USUALLY = 16 * 1024;

    /** With messages of some thousand characters, or some hundred ranges. */
    int WITH_MESSAGE = 64 * 1024;

    /** With a text of 20,000 characters, or some hundred things. */
    int WITH_TEXT = 256 * 1024;

    int value();
}
