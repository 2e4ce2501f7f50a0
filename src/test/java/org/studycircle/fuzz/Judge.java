package org.studycircle.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.studycircle.testing.Answer;
import org.studycircle.testing.Contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;

/** Whether an answer is one that the contract lets a client expect. */
final class Judge {

    /** What is said where no operation of the contract is meant. */
    private static final Set<Integer> GENERAL = Set.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 431);
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [\\w.$]+\\(|(org|io|com|java|jakarta)\\.(studycircle|hibernate|quarkus|vertx|netty|fasterxml|util|lang|ws|jboss)\\b"
                    + "|SQLSTATE|(?i)\\bselect\\b.+\\bfrom\\b|\\bpg_[a-z]{3}|relation \"");
    private static final String PROBLEM = "application/problem+json";

    private final OpenApiInteractionValidator contract = OpenApiInteractionValidator
            .createForInlineApiSpecification(Contract.forValidation(Contract.read()).toString())
            .withBasePathOverride("/api/v1")
            .withLevelResolver(LevelResolver.create().withLevel("validation.request", ValidationReport.Level.IGNORE).build())
            .build();
    private final List<Target> targets;

    Judge(List<Target> targets) {
        this.targets = targets;
    }

    /** The operation that a call comes to, which is another one than was meant where the method was spoilt. */
    Optional<Target> meant(Call call) {
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        String path = call.path();
        return call.isProperHttp() ? targets.stream().filter(target -> target.is(method, path)).findFirst() : Optional.empty();
    }

    /**
     * @param meant the operation that it came to, if any
     * @return what is wrong with it, without what differs from call to call; empty where nothing is
     */
    String fault(Call call, Optional<Target> meant, Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            return "an error of the service";
        }
        if (answer.millis() > Answer.MOST_MILLIS) {
            return "slower than " + Answer.MOST_MILLIS + " ms";
        }
        if (INSIDE.matcher(answer.text()).find()) {
            return "tells of the inside";
        }
        if (status == 413 && call.isTooLarge()) {
            return commonFault(call, answer);
        }
        String common = commonFault(call, answer);
        return !common.isEmpty()
                ? common
                : meant.map(target -> fault(target, call, answer)).orElseGet(() -> strayFault(call, answer));
    }

    private static String commonFault(Call call, Answer answer) {
        int status = answer.status();
        if (!answer.headers().containsKey("X-Request-Id")) {
            return "no X-Request-Id";
        }
        if (status == 401 && !answer.headers().containsKey("WWW-Authenticate")) {
            return "no WWW-Authenticate";
        }
        if (status == 405 && !answer.headers().containsKey("Allow")) {
            return "no Allow";
        }
        if (status >= 400 && !answer.header("Content-Type").startsWith(PROBLEM)) {
            return "is no problem but " + answer.header("Content-Type");
        }
        boolean repeated = answer.text().contains("\"status\":" + status) || call.method().equals("HEAD");
        return status < 400 || repeated ? "" : "another status in the body";
    }

    private static String strayFault(Call call, Answer answer) {
        return answer.status() < 400 || GENERAL.contains(answer.status()) || !call.isProperHttp()
                ? ""
                : "a status that the contract does not know here";
    }

    private String fault(Target target, Call call, Answer answer) {
        if (answer.header("Content-Type").startsWith("text/event-stream")) {
            return answer.status() == 200 ? "" : "a stream that is none";
        }
        if (call.method().equals("HEAD")) {
            return strayFault(call, answer);
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach((name, values) -> response.withHeader(name, values));
        if (answer.body().length > 0) {
            response.withBody(answer.body());
        }
        ValidationReport report = contract.validateResponse(
                "/api/v1" + target.path().replaceAll("\\{number}", "1").replaceAll("[{}]", ""),
                Request.Method.valueOf(target.method()), response.build());
        return report.getMessages().stream().filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + " " + message.getMessage()).findFirst().orElse("");
    }
}
