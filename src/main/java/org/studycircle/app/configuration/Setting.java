package org.studycircle.app.configuration;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/**
 * One thing that can be set, as a method of a {@link io.smallrye.config.ConfigMapping} declares it.
 *
 * @param standard what it is where nothing is set; empty for nothing
 */
public record Setting(String name, Optional<String> standard, Form form) {

    static Setting of(String name, Method method) {
        WithDefault standard = method.getAnnotation(WithDefault.class);
        return new Setting(name, Optional.ofNullable(standard).map(WithDefault::value), form(method));
    }

    /** The name of the environment variable that sets it. */
    public String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    boolean isSecret() {
        return name.endsWith("secret") || name.endsWith("password") || name.endsWith("key");
    }

    private static Form form(Method method) {
        AnnotatedType type = inner(method.getAnnotatedReturnType());
        if (type.getType() == Duration.class) {
            return new Span(minimum(type, method), maximum(type, method), method.isAnnotationPresent(WithConverter.class));
        }
        if (type.getType() == int.class || type.getType() == Integer.class) {
            return new Whole(annotation(Min.class, type, method).value(), annotation(Max.class, type, method).value());
        }
        if (type.getType() == boolean.class) {
            return new Choice();
        }
        Pattern pattern = annotation(Pattern.class, type, method);
        return new Words(pattern.regexp(), pattern.message());
    }

    /** What an optional value or a list is of. */
    private static AnnotatedType inner(AnnotatedType type) {
        Type raw = type.getType();
        return raw instanceof ParameterizedType
                ? inner(((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0])
                : type;
    }

    private static Duration minimum(AnnotatedType type, Method method) {
        DurationMin least = annotation(DurationMin.class, type, method);
        return Duration.ofDays(least.days()).plusHours(least.hours()).plusMinutes(least.minutes()).plusSeconds(least.seconds())
                .plusMillis(least.millis());
    }

    private static Duration maximum(AnnotatedType type, Method method) {
        DurationMax most = annotation(DurationMax.class, type, method);
        return Duration.ofDays(most.days()).plusHours(most.hours()).plusMinutes(most.minutes()).plusSeconds(most.seconds())
                .plusMillis(most.millis());
    }

    private static <A extends java.lang.annotation.Annotation> A annotation(Class<A> kind, AnnotatedElement... places) {
        for (AnnotatedElement place : places) {
            if (place.isAnnotationPresent(kind)) {
                return place.getAnnotation(kind);
            }
        }
        throw new IllegalStateException("%s lacks @%s".formatted(places[places.length - 1], kind.getSimpleName()));
    }
}
