package org.studycircle.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Looks plain paths up, as {@code items[0].name}, where REST Assured compiles a program for every path at every look, which was most
 * of the CPU of many tests. What isn't plain, and what doesn't match, is left to REST Assured, which says what is wrong.
 */
final class QuickPaths implements OrderedFilter {

    private static final Pattern PLAIN = Pattern.compile("\\w+(\\[\\d+])?(\\.\\w+(\\[\\d+])?)*");
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");
    /** Words that REST Assured reads otherwise. */
    private static final Pattern ESCAPED = Pattern.compile("class|properties|(^|\\.)\\d");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response answer = context.next(request, expected);
        return quick(Response.class, answer, new Body(answer));
    }

    private static <T> T quick(Class<T> type, Object slow, Body body) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, new Quick(slow, body)));
    }

    private record Quick(Object slow, Body body) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("path") && ((Object[]) arguments[1]).length == 0 && body.knows(arguments[0])) {
                return body.at((String) arguments[0]);
            }
            if (method.getName().equals("body") && arguments != null && arguments.length == 3
                    && arguments[1] instanceof org.hamcrest.Matcher<?> matcher && ((Object[]) arguments[2]).length == 0
                    && body.knows(arguments[0]) && matcher.matches(body.at((String) arguments[0]))) {
                return proxy;
            }
            Object result = slowly(method, arguments);
            if (result == slow && method.getReturnType().isInstance(proxy)) {
                return proxy;
            }
            return switch (method.getName()) {
                case "then" -> quick(ValidatableResponse.class, result, body);
                case "extract" -> quick(ExtractableResponse.class, result, body);
                default -> result;
            };
        }

        private Object slowly(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(slow, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** What an answer consists of, read when first asked for. */
    private static final class Body {

        private final Response answer;
        private Optional<Object> json;

        Body(Response answer) {
            this.answer = answer;
        }

        boolean knows(Object path) {
            return path instanceof String text && PLAIN.matcher(text).matches() && !ESCAPED.matcher(text).find()
                    && json().isPresent();
        }

        private Optional<Object> json() {
            if (json == null) {
                boolean said = answer.contentType().contains("json") && !answer.asString().isBlank();
                json = said ? Optional.of(answer.jsonPath().get("$")) : Optional.empty();
            }
            return json;
        }

        Object at(String path) {
            Object place = json().orElseThrow();
            Matcher step = STEP.matcher(path);
            while (place != null && step.find()) {
                place = InvokerHelper.getProperty(place, step.group(1));
                if (step.group(2) != null && place != null) {
                    place = DefaultGroovyMethods.getAt((List<?>) place, Integer.parseInt(step.group(2)));
                }
            }
            return place;
        }
    }
}
