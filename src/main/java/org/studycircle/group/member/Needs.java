package org.studycircle.group.member;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For whom this operation takes a body or begins long work: an active member of the group in its path, whose role has these permissions. It
 * is asked before anything of the body is read. An operation in a group that takes a body and says nothing needs a seat and no more.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Permission[] value() default {};

    /** Not where people come in who are no members yet. */
    boolean seat() default true;
}
