package org.studycircle.testing;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** HTTP calls held to the contract: every answer is validated, and every request too unless a test sends a bad one on purpose. */
public final class Api {

    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final OpenApiValidationFilter BOTH_WAYS = validation(LevelResolver.create());
    private static final OpenApiValidationFilter ANSWERS = validation(
            LevelResolver.create().withLevel("validation.request", ValidationReport.Level.IGNORE));

    private static final QuickPaths QUICK = new QuickPaths();

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    /** REST Assured would look for all there is to an object mapper anew with each body. */
    static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(QuickClient::forOneCall))
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
        return given().config(CONFIG).filter(QUICK).basePath("/api/v1").auth().oauth2(person.token());
    }

    /** A call without a token. */
    public static RequestSpecification asNobody() {
        return given().config(CONFIG).filter(QUICK).filter(ANSWERS).basePath("/api/v1").contentType(ContentType.JSON);
    }

    /** A call with whatever stands in the Authorization header. */
    public static RequestSpecification authorizedBy(String header) {
        return asNobody().header("Authorization", header);
    }

    /** A merge patch of the state that the caller has read. */
    public static RequestSpecification patchAs(People person, String entityTag) {
        return as(person).contentType(MERGE_PATCH).header("If-Match", entityTag);
    }

    private static RequestSpecification with(OpenApiValidationFilter filter, People person) {
        return given().config(CONFIG).filter(QUICK).filter(filter).basePath("/api/v1").auth().oauth2(person.token())
                .contentType(ContentType.JSON);
    }

    private static OpenApiValidationFilter validation(LevelResolver.Builder levels) {
        return new OpenApiValidationFilter(OpenApiInteractionValidator
                .createForInlineApiSpecification(Contract.forValidation(Contract.read()).toString())
                .withBasePathOverride("/api/v1")
                .withLevelResolver(levels
                        .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                        .build())
                .build());
    }
}
