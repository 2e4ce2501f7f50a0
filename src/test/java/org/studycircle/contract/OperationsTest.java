package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.Test;
import org.studycircle.house.House;
import org.studycircle.testing.Contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;

/** The service has just the operations of openapi.yaml, by the names it gives them. */
class OperationsTest {

    @Test
    void everyOperationHasItsMethodAndEveryMethodItsOperation() throws Exception {
        assertEquals(lines(promised()), lines(implemented()));
    }

    private static Map<String, String> promised() {
        Map<String, String> operations = new TreeMap<>();
        Contract.promises(Contract.read())
                .forEach(promise -> operations.put(promise.method() + " /api/v1" + promise.path(), promise.id()));
        return operations;
    }

    private static Map<String, String> implemented() {
        Map<String, String> operations = new TreeMap<>();
        House.classes().stream()
                .filter(type -> path(type).startsWith("/api/"))
                .forEach(type -> type.getMethods().forEach(method -> verbs(method)
                        .forEach(verb -> operations.put(verb + " " + path(type) + path(method), method.getName()))));
        return operations;
    }

    private static String path(JavaClass type) {
        return type.tryGetAnnotationOfType(jakarta.ws.rs.Path.class).map(jakarta.ws.rs.Path::value).orElse("");
    }

    private static String path(JavaMethod method) {
        return method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class).map(jakarta.ws.rs.Path::value).orElse("");
    }

    private static Set<String> verbs(JavaMethod method) {
        Set<String> verbs = new TreeSet<>();
        method.getAnnotations().forEach(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class)
                .ifPresent(verb -> verbs.add(verb.value())));
        return verbs;
    }

    private static String lines(Map<String, String> operations) {
        return operations.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                .reduce("", (all, line) -> all + line + "\n");
    }
}
