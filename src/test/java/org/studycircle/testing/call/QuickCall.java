package org.studycircle.testing.call;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Speaks the words of REST Assured for a call, and makes it without its machinery, which took most of the CPU of many tests: each call
 * went through hundreds of Groovy's call sites. At the first word that it does not know it says all of them to REST Assured, which goes on.
 */
public final class QuickCall implements InvocationHandler {

    private static final Set<String> SENDING = Set.of("get", "head", "options", "post", "put", "patch", "delete");

    private record Word(Method method, Object[] arguments) {}

    private final Supplier<RequestSpecification> slowly;
    private final Promises promises;
    private final List<Word> said = new ArrayList<>();
    private final QuickRequest request;
    private RequestSpecification slow;

    private QuickCall(String base, Promises promises, Supplier<RequestSpecification> slowly) {
        this.request = new QuickRequest(base);
        this.promises = promises;
        this.slowly = slowly;
    }

    /**
     * @param base path of the server that REST Assured calls, or address of another one with a path
     * @param promises what request and answer are held to
     * @param slowly the same call of REST Assured
     */
    public static RequestSpecification to(String base, Promises promises, Supplier<RequestSpecification> slowly) {
        QuickCall call = new QuickCall(base, promises, slowly);
        return (RequestSpecification) Proxy.newProxyInstance(RequestSpecification.class.getClassLoader(),
                new Class<?>[]{RequestSpecification.class}, call);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (slow == null) {
            Object[] all = arguments == null ? new Object[0] : arguments;
            if (takes(method.getName(), all)) {
                said.add(new Word(method, all));
                return proxy;
            }
            Optional<Response> answer = sent(method.getName(), all);
            if (answer.isPresent()) {
                return answer.get();
            }
            slow = slowly.get();
            for (Word word : said) {
                slow = (RequestSpecification) say(word.method, word.arguments);
            }
        }
        return say(method, arguments);
    }

    private Object say(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(slow, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean takes(String word, Object[] said) {
        boolean isOne = said.length == 1 && said[0] != null;
        return switch (word) {
            // how things are encoded is of no matter here: they are sent as they are
            case "config" -> true;
            case "given", "when", "and", "with", "that" -> said.length == 0;
            case "contentType" -> isOne && request.header("Content-Type", said[0].toString());
            case "accept" -> isOne && request.header("Accept",
                    said[0] instanceof ContentType type ? type.getAcceptHeader() : said[0].toString());
            case "header" -> said.length == 3 && said[1] != null && nothing(said[2])
                    && request.header((String) said[0], String.valueOf(said[1]));
            case "headers" -> isOne && said[0] instanceof Map<?, ?> all && all.values().stream().noneMatch(Objects::isNull)
                    && all.entrySet().stream()
                            .allMatch(header -> request.header((String) header.getKey(), String.valueOf(header.getValue())));
            case "queryParam" -> said.length == 2 && request.query((String) said[0], values(said[1]));
            case "queryParams" -> isOne && said[0] instanceof Map<?, ?> all && all.values().stream().noneMatch(Objects::isNull)
                    && all.entrySet().stream()
                            .allMatch(parameter -> request.query((String) parameter.getKey(), values(parameter.getValue())));
            case "formParams" -> isOne && said[0] instanceof Map<?, ?> all && request.form(all);
            case "body" -> isOne && request.body(said[0]);
            default -> false;
        };
    }

    private static boolean nothing(Object more) {
        return more instanceof Object[] array && array.length == 0;
    }

    private static List<?> values(Object some) {
        Stream<?> all = some instanceof Object[] array ? Stream.of(array) : Stream.of(some);
        return all.flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .collect(Collectors.toList());
    }

    private Optional<Response> sent(String word, Object[] said) {
        if (SENDING.contains(word) && said.length == 2 && nothing(said[1]) && said[0] instanceof String path) {
            return request.sent(word.toUpperCase(Locale.ROOT), path, promises);
        }
        if (word.equals("request") && said.length == 3 && nothing(said[2]) && said[1] instanceof String path) {
            return request.sent(said[0].toString(), path, promises);
        }
        return Optional.empty();
    }
}
