package org.studycircle.testing.call;

import java.util.List;
import java.util.Map;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter.OpenApiValidationException;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What the contract says of calls and their answers. */
public final class Promises {

    /** Nothing. */
    public static final Promises NONE = new Promises(null, false);

    private static final String OF_REQUESTS = "validation.request";

    private final OpenApiInteractionValidator validator;
    private final boolean bothWays;

    private Promises(OpenApiInteractionValidator validator, boolean bothWays) {
        this.validator = validator;
        this.bothWays = bothWays;
    }

    /** Those of the operations under a path. */
    public static Promises of(JsonNode contract, String basePath) {
        return new Promises(OpenApiInteractionValidator.createForInlineApiSpecification(contract.toString())
                .withBasePathOverride(basePath)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security", ValidationReport.Level.IGNORE).build())
                .build(), true);
    }

    /** Those of answers alone, whatever is asked. */
    public Promises ofAnswers() {
        return new Promises(validator, false);
    }

    /** The same for calls of REST Assured. */
    public RequestSpecification filter(RequestSpecification call) {
        return validator == null ? call : call.filter((request, expected, context) -> {
            Response answer = context.next(request, expected);
            hold(validator.validate(RestAssuredRequest.of(request), RestAssuredResponse.of(answer)));
            return answer;
        });
    }

    /** @throws OpenApiValidationException where they are not held */
    void hold(String method, String path, Map<String, List<String>> headers, Map<String, List<String>> query, byte[] body,
            QuickAnswer answer) {
        if (validator == null) {
            return;
        }
        SimpleRequest.Builder asked = new SimpleRequest.Builder(method, path);
        headers.forEach(asked::withHeader);
        query.forEach(asked::withQueryParam);
        if (body != null) {
            asked.withBody(body);
        }
        SimpleResponse.Builder answered = new SimpleResponse.Builder(answer.status()).withBody(answer.body());
        for (Header header : answer.headers()) {
            answered.withHeader(header.getName(), header.getValue());
        }
        hold(validator.validate(asked.build(), answered.build()));
    }

    private void hold(ValidationReport report) {
        if (report.getMessages().stream().anyMatch(message -> message.getLevel() == ValidationReport.Level.ERROR
                && (bothWays || !message.getKey().startsWith(OF_REQUESTS)))) {
            throw new OpenApiValidationException(report);
        }
    }
}
