package org.studycircle.contract.release;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;

import com.fasterxml.jackson.databind.JsonNode;

/** Lets a contract break promises only while it is of a major version that is not released yet. */
record Gate(JsonNode released, JsonNode present) {

    /** The contract says that enumerations grow, so that clients are prepared for it. */
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .build();

    /** Whether nobody has this version yet: the major number is greater than that of the release. */
    boolean isOpen() {
        return major(present) > major(released);
    }

    static int major(JsonNode contract) {
        return Integer.parseInt(version(contract).replaceFirst("\\..*", ""));
    }

    static String version(JsonNode contract) {
        return contract.at("/info/version").asText();
    }

    /** What breaks clients of the release, by operation. */
    Map<String, Set<String>> breaks() {
        return Breaks.in(OpenApiCompare.fromContents(released.toString(), present.toString(), List.of(), OPTIONS));
    }

    Map<String, Set<String>> refused() {
        return isOpen() ? Map.of() : breaks();
    }
}
