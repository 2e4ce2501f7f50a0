package org.studycircle.http.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.studycircle.http.Operations;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Spelling;

/** Refuses a query parameter that the contract does not have, as a field would be: whoever mistypes a filter gets no whole list. */
public class ParametersKnown {

    private static final int LONGEST_NAME = 100;

    @Inject
    Operations operations;

    /** By the method that answers, once one has been asked. */
    private final Map<String, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void requireKnown(ContainerRequestContext call, SimpleResourceInfo answering) {
        UriInfo uri = call.getUriInfo();
        Map<String, List<String>> sent = uri.getQueryParameters();
        if (!sent.isEmpty()) {
            known.computeIfAbsent(
                    call.getMethod() + " " + answering.getResourceClass().getName() + "." + answering.getMethodName(),
                    first -> operations.parameters(call.getMethod(), uri.getRequestUri()))
                    .ifPresent(here -> requireKnown(sent, here));
        }
    }

    private static void requireKnown(Map<String, List<String>> sent, Set<String> known) {
        sent.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Malformed.unknownParameter(name.length() > LONGEST_NAME ? "" : name, advice(name, known));
            }
            if (values.size() > 1) {
                throw Malformed.parameter(name, name + " is said " + values.size() + " times. Say it once.");
            }
        });
    }

    private static String advice(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "There are no parameters here.";
        }
        return Spelling.meant(name, known).map(meant -> "Do you mean " + meant + "?")
                .orElse("There are " + String.join(", ", known) + ".");
    }
}
