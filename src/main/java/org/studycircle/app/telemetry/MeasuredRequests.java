package org.studycircle.app.telemetry;

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.studycircle.http.Operations;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Requests are measured by what the service has: templates of paths, and methods. All that clients think up besides counts as one, for
 * each value is kept until the end of the process, and there is an end to how many are kept at all.
 */
@Singleton
class MeasuredRequests implements MeterFilter {

    static final String OTHER = "OTHER";

    private static final String METERS = "http.server.";
    private static final String ADDRESS = "uri";
    private static final String METHOD = "method";
    /** What the service has that is not in the contract, as Quarkus names it. */
    private static final Set<String> PAGES = Set.of("root", "/", "/docs", "/openapi", "/problems", "/problems/{code}",
            "/swagger-ui",
            "/cors-preflight");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Inject
    Operations operations;

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(METERS)) {
            return id;
        }
        List<Tag> tags = id.getTags().stream().map(this::known).toList();
        return id.replaceTags(tags);
    }

    private Tag known(Tag tag) {
        boolean isKnown = switch (tag.getKey()) {
            case ADDRESS -> PAGES.contains(tag.getValue()) || operations.paths().contains(tag.getValue());
            case METHOD -> METHODS.contains(tag.getValue());
            default -> true;
        };
        return isKnown ? tag : Tag.of(tag.getKey(), OTHER);
    }
}
