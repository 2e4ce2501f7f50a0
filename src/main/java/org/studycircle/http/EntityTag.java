package org.studycircle.http;

import java.util.Arrays;
import java.util.regex.Pattern;

import org.studycircle.http.problem.PreconditionFailed;
import org.studycircle.http.problem.PreconditionRequired;
import org.studycircle.text.Digests;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A strong entity tag in two parts, {@code "<version>-<rest>"}: the version counts edits and is what {@code If-Match}
 * compares, so that a counter that moved in between (posts, members) refuses nobody's edit; the rest covers those counters,
 * so that {@code If-None-Match} never answers 304 for an answer that changed.
 */
public record EntityTag(int version, String rest) {

    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})(?:-[0-9a-f]{1,16})?\"");

    /** @param moving everything in the answer that changes without an edit */
    public static EntityTag of(int version, Object... moving) {
        return new EntityTag(version, moving.length == 0 ? "" : Long.toHexString(Digests.first64(Arrays.toString(moving))));
    }

    /** @return whether the header's tag (or one of its list) names this version */
    public boolean matchedBy(String ifMatch) {
        return TagList.strong(ifMatch).map(FORM::matcher)
                .anyMatch(form -> form.matches() && Integer.parseInt(form.group(1)) == version);
    }

    /** @return whether the client has exactly this answer */
    public boolean knownBy(String ifNoneMatch) {
        return TagList.isKnown(toString(), ifNoneMatch);
    }

    /**
     * Refuses a change without {@code If-Match}, or with one that names another version than the current one. {@code *} names none:
     * it would let a change be lost.
     */
    public void require(String ifMatch, Object current) {
        require(ifMatch, current, false);
    }

    /** The same, but who did not hear that it {@code isDone} already may repeat it with the state from before. */
    public void require(String ifMatch, Object current, boolean isDone) {
        if (ifMatch == null || ifMatch.isBlank() || TagList.isAny(ifMatch)) {
            throw new PreconditionRequired();
        }
        if (!isDone && !matchedBy(ifMatch)) {
            throw new PreconditionFailed(current, toString());
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return rest.isEmpty() ? "\"" + version + "\"" : "\"" + version + "-" + rest + "\"";
    }
}
