package org.studycircle.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * A write that is one statement, which PostgreSQL commits by itself: no session and no transaction is opened around it. It is repeated like a
 * transaction, has its place in line like one, and what waits for the commit comes after it. What is read before or after is read beside it.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneStatement {}
