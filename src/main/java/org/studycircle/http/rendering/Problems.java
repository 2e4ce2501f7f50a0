package org.studycircle.http.rendering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.studycircle.http.ConstraintFaults;
import org.studycircle.http.JsonFaults;
import org.studycircle.http.Operations;
import org.studycircle.http.problem.Causes;
import org.studycircle.http.problem.FailureMeaning;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.NotFound;
import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.Unauthorized;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.arc.All;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;

/** Renders everything that is refused or fails as problem details; nothing of the inside gets out. */
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LENGTH_OF_NULL = "null".length();
    private static final Map<Integer, Refusal> BY_STATUS = Map.of(
            404, new NotFound(),
            405, new Refusal(405, "method-not-allowed", "Method not allowed", "The contract names the methods of this path."),
            406, new Refusal(406, "not-acceptable", "Not acceptable", "This is not available in the media type asked for."),
            413, new Refusal(413, "too-large", "Too large", "The body is larger than the service takes."),
            415, new Refusal(415, "unsupported-media-type", "Unsupported media type",
                    "Send the body in a media type that the contract names for this operation."));

    @Inject
    Operations operations;

    @Inject
    HttpServerRequest body;

    @Inject
    @All
    List<FailureMeaning> meanings;

    @ServerExceptionMapper
    public RestResponse<Problem> refused(Refusal refusal, UriInfo uri) {
        return render(refusal, uri);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public RestResponse<Problem> unauthorized(RuntimeException failure, UriInfo uri) {
        return render(failure instanceof AuthenticationFailedException ? Unauthorized.badToken() : Unauthorized.noToken(), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException failure, UriInfo uri) {
        return render(new Forbidden("Your account has not the role that this needs."), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> violated(ResteasyReactiveViolationException failure, UriInfo uri) {
        return render(ConstraintFaults.isOfNothing(failure, 2) ? withoutValue() : ConstraintFaults.refusal(failure, 2), uri);
    }

    /** Nothing can be read of a body that is not there, of blanks, and of {@code null}, which is longer. */
    private Refusal withoutValue() {
        return body.bytesRead() < LENGTH_OF_NULL
                ? Malformed.empty()
                : Malformed.type("", "The contract says another JSON type here.");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> misread(MismatchedInputException failure, UriInfo uri) {
        return render(JsonFaults.refusal(failure), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> misread(JsonProcessingException failure, UriInfo uri) {
        return render(JsonFaults.refusal(failure), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> failed(WebApplicationException failure, UriInfo uri, Request request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return render(JsonFaults.refusal(json), uri);
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, uri);
        }
        return render(wrongMethod(status, uri, request)
                .orElseGet(() -> BY_STATUS.getOrDefault(status, Malformed.json("The request can't be read."))), uri);
    }

    /** Where a path lies below that of another resource, a method that it does not have looks like a path that is not there. */
    private Optional<Refusal> wrongMethod(int status, UriInfo uri, Request request) {
        return status == 404 || status == 405
                ? operations.without(request.getMethod(), uri.getRequestUri()).map(MethodNotAllowed::new)
                : Optional.empty();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> failed(Throwable failure, UriInfo uri) {
        // a refusal counts, also where the connection was lost before it could be rolled back
        return Causes.find(failure, Refusal.class).or(() -> meaning(failure))
                .map(refusal -> render(refusal, uri))
                .orElseGet(() -> unexpected(failure, uri));
    }

    private Optional<Refusal> meaning(Throwable failure) {
        return meanings.stream().flatMap(meaning -> meaning.refusal(failure).stream()).findFirst();
    }

    private RestResponse<Problem> unexpected(Throwable failure, UriInfo uri) {
        UUID incident = UUID.randomUUID();
        LOG.errorf(failure, "Unexpected failure %s", incident);
        return render(new Refusal(500, "internal", "Unexpected failure",
                "This is our fault. Tell us the incident " + incident + "."), uri);
    }

    private static RestResponse<Problem> render(Refusal refusal, UriInfo uri) {
        Problem problem = refusal.problem();
        var answer = RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem.at(uri.getRequestUri().getRawPath()))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        refusal.headers().forEach(answer::header);
        return answer.build();
    }
}
