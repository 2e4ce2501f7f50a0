package org.studycircle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a room of the house has to do with the others, said in its {@code package-info}; a test holds the code to it, and the SQL. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Room {

    /** The rooms that this one may use, and whose tables it may read. No two rooms use each other, by whatever detour. */
    String[] uses() default {};

    /** Parts of this room (packages below it) that others may use as they may its own package. */
    String[] open() default {};

    /** The tables that this room alone writes, and that it answers for. */
    String[] tables() default {};
}
