package org.studycircle.testing.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.hamcrest.Matcher;

import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Headers;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/**
 * What was answered, in the words of REST Assured. What matches is matched here; what does not match, or is asked otherwise, is left to
 * REST Assured, which says what is wrong.
 */
final class QuickAnswer {

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private long nanoseconds;
    private String text;
    private QuickPaths paths;
    private Response slow;
    private ValidatableResponse slowlyValid;

    QuickAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    QuickAnswer after(long duration) {
        nanoseconds = duration;
        return this;
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Response asResponse() {
        return as(Response.class);
    }

    private <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, new Words(type)));
    }

    private String text() {
        if (text == null) {
            text = new String(body, charset());
        }
        return text;
    }

    private Charset charset() {
        String type = contentType();
        int said = type.indexOf("charset=");
        return said < 0 ? StandardCharsets.UTF_8 : Charset.forName(type.substring(said + 8).split(";", -1)[0].strip());
    }

    private String contentType() {
        String type = headers.getValue("Content-Type");
        return type == null ? "" : type;
    }

    private QuickPaths paths() {
        if (paths == null) {
            paths = contentType().contains("json") ? QuickPaths.in(text()) : QuickPaths.NONE;
        }
        return paths;
    }

    private Response slow() {
        if (slow == null) {
            ResponseBuilder builder = new ResponseBuilder().setStatusCode(status).setHeaders(headers).setBody(body);
            if (!contentType().isEmpty()) {
                builder.setContentType(contentType());
            }
            slow = builder.build();
        }
        return slow;
    }

    private ValidatableResponse slowlyValid() {
        if (slowlyValid == null) {
            slowlyValid = slow().then();
        }
        return slowlyValid;
    }

    /** @param type what it is an answer of at the moment: as it came, to be validated, or to be extracted from */
    private final class Words implements InvocationHandler {

        private final Class<?> type;

        Words(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object[] said = arguments == null ? new Object[0] : arguments;
            Object quick = type == ValidatableResponse.class
                    ? valid(proxy, method.getName(), said)
                    : found(method.getName(), said);
            return quick == QuickPaths.UNKNOWN ? slowly(proxy, method, arguments) : quick;
        }

        private Object slowly(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object slowest = type == Response.class
                    ? slow()
                    : type == ValidatableResponse.class ? slowlyValid() : slow().then().extract();
            try {
                Object result = method.invoke(slowest, arguments);
                return result == slowest ? proxy : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private Object found(String word, Object[] said) {
            return switch (word) {
                case "then" -> as(ValidatableResponse.class);
                case "response" -> asResponse();
                case "statusCode", "getStatusCode" -> status;
                case "headers", "getHeaders" -> headers;
                case "header", "getHeader" -> headers.getValue((String) said[0]);
                case "contentType", "getContentType" -> contentType();
                case "asByteArray" -> body;
                case "path" -> isNothing(said[1]) ? paths().at((String) said[0]) : QuickPaths.UNKNOWN;
                case "asString" -> said.length == 0 ? text() : QuickPaths.UNKNOWN;
                case "jsonPath" -> said.length == 0 ? JsonPath.from(text()) : QuickPaths.UNKNOWN;
                case "time", "getTime" -> said.length == 0 ? nanoseconds / 1_000_000 : QuickPaths.UNKNOWN;
                default -> QuickPaths.UNKNOWN;
            };
        }

        private Object valid(Object proxy, String word, Object[] said) {
            if (word.equals("extract")) {
                return as(ExtractableResponse.class);
            }
            if (word.equals("time") && said.length == 1) {
                assertTrue(((Matcher<?>) said[0]).matches(nanoseconds / 1_000_000),
                        () -> "took %d ms, not %s".formatted(nanoseconds / 1_000_000, said[0]));
                return proxy;
            }
            return matches(word, said) ? proxy : QuickPaths.UNKNOWN;
        }

        private boolean matches(String word, Object[] said) {
            return switch (word) {
                case "and", "assertThat" -> true;
                case "statusCode" -> isMatched(said[0], status);
                case "header" -> said.length == 2 && isMatched(said[1], headers.getValue((String) said[0]));
                case "contentType" -> said[0] instanceof Matcher<?> matcher && matcher.matches(contentType());
                case "body" -> said.length == 2 ? textMatches(said) : said.length == 3 && fieldMatches(said);
                default -> false;
            };
        }

        private boolean textMatches(Object[] said) {
            return said[0] instanceof Matcher<?> matcher && isNothing(said[1]) && matcher.matches(text());
        }

        private boolean fieldMatches(Object[] said) {
            if (!(said[0] instanceof String path) || !(said[1] instanceof Matcher<?> matcher) || !isNothing(said[2])) {
                return false;
            }
            Object found = paths().at(path);
            return found != QuickPaths.UNKNOWN && matcher.matches(found);
        }
    }

    private static boolean isMatched(Object expected, Object value) {
        return expected instanceof Matcher<?> matcher ? matcher.matches(value) : expected.equals(value);
    }

    private static boolean isNothing(Object more) {
        return more instanceof Object[] array && array.length == 0;
    }
}
