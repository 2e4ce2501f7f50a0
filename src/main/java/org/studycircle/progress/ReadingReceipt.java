package org.studycircle.progress;

import java.util.List;
import java.util.UUID;

import org.studycircle.http.problem.Problem;

/**
 * What became of a batch.
 *
 * @param results one for each event, in the order of the batch
 * @param progress the reader's, after it, in every section that it named and the group has
 */
record ReadingReceipt(List<Result> results, List<SectionProgress> progress) {

    /** @param problem why an event was refused, else absent */
    record Result(UUID eventId, Outcome outcome, Problem problem) {}

    enum Outcome {
        MERGED, DUPLICATE, REFUSED
    }
}
