package org.studycircle.contract.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/** Goes down from a changed operation to whatever makes the change one that breaks clients. */
final class Breaks {

    private final Set<String> found = new TreeSet<>();
    /** Schemas can hold themselves. */
    private final Deque<Changed> above = new ArrayDeque<>();

    private Breaks() {}

    /** By operation, which is called by its name, method and path. Empty only if nothing breaks. */
    static Map<String, Set<String>> in(ChangedOpenApi changes) {
        Map<String, Set<String>> breaks = new TreeMap<>();
        changes.getMissingEndpoints().forEach(gone -> breaks.put(
                Words.operation(gone.getOperation(), gone.getMethod(), gone.getPathUrl()),
                Set.of(Words.gone(gone, changes.getNewEndpoints()))));
        changes.getChangedOperations().stream().filter(Changed::isIncompatible).forEach(operation -> breaks.put(
                Words.operation(operation.getOldOperation(), operation.getHttpMethod(), operation.getPathUrl()),
                of(operation)));
        if (breaks.isEmpty() && changes.isIncompatible()) {
            throw new IllegalStateException("Something breaks that is no operation's: " + changes);
        }
        return breaks;
    }

    private static Set<String> of(ChangedOperation operation) {
        Breaks breaks = new Breaks();
        breaks.descend(operation, "");
        return breaks.found;
    }

    private void descend(Changed changed, String where) {
        if (changed == null || !changed.isIncompatible() || above.stream().anyMatch(one -> one == changed)) {
            return;
        }
        above.push(changed);
        if (changed instanceof ComposedChanged composed) {
            composed.getChangedElements().forEach(part -> descend(part, where + Words.step(composed, part)));
        }
        if (!(changed instanceof ComposedChanged composed) || composed.isCoreChanged().isIncompatible()) {
            found.add((where.strip() + " " + Words.difference(changed)).strip());
        }
        above.pop();
    }
}
