package org.studycircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.People.ZOE;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.Api;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MeResourceTest {

    @Test
    void ofEditsMadeAtOnceOneIsTaken() {
        String tag = Api.as(ZOE).get("/me").then().statusCode(200).extract().header("ETag");
        var statuses = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> edit(tag, i % 2 == 0 ? "en" : "pt")))
                .toList().stream().map(CompletableFuture::join).toList();
        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(9, Collections.frequency(statuses, 412), statuses::toString);
    }

    private static int edit(String tag, String language) {
        return Api.patchAs(ZOE, tag).body(Map.of("language", language)).patch("/me").then().extract().statusCode();
    }
}
