package org.studycircle.testing;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;

import org.studycircle.testing.call.Promises;
import org.studycircle.testing.call.QuickCall;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.config.EncoderConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** HTTP calls held to the contract: every answer is validated, and every request too unless a test sends a bad one on purpose. */
public final class Api {

    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String BASE_PATH = "/api/v1";
    private static final Promises BOTH_WAYS = Promises.of(Contract.forValidation(Contract.read()), BASE_PATH);
    private static final Promises ANSWERS = BOTH_WAYS.ofAnswers();

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    /** REST Assured would look for all there is to an object mapper anew with each body. */
    static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .objectMapperConfig(ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> JSON));

    private Api() {}

    /** A call by somebody of the cast, with a JSON body if any. */
    public static RequestSpecification as(People person) {
        return with(BOTH_WAYS, person);
    }

    /** A call that breaks the contract on purpose: only the answer is held to it. */
    public static RequestSpecification asBadly(People person) {
        return with(ANSWERS, person);
    }

    /** A call to a path or with a method that the contract does not know, so that nothing can be held to it. */
    public static RequestSpecification raw(People person) {
        return signed(Promises.NONE, person);
    }

    /** A call without a token. */
    public static RequestSpecification asNobody() {
        return call(ANSWERS).contentType(ContentType.JSON);
    }

    /** A call with whatever stands in the Authorization header. */
    public static RequestSpecification authorizedBy(String header) {
        return asNobody().header("Authorization", header);
    }

    /** A merge patch of the state that the caller has read. */
    public static RequestSpecification patchAs(People person, String entityTag) {
        return as(person).contentType(MERGE_PATCH).header("If-Match", entityTag);
    }

    private static RequestSpecification with(Promises promises, People person) {
        return signed(promises, person).contentType(ContentType.JSON);
    }

    private static RequestSpecification signed(Promises promises, People person) {
        return call(promises).header("Authorization", "Bearer " + person.token());
    }

    private static RequestSpecification call(Promises promises) {
        return QuickCall.to(BASE_PATH, promises, () -> promises.filter(given().config(CONFIG).basePath(BASE_PATH)));
    }
}
