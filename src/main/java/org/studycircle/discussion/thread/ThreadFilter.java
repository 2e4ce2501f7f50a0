package org.studycircle.discussion.thread;

import java.util.UUID;

import org.studycircle.http.paging.Paging;

/** Which threads, in which order; null filters nothing. */
record ThreadFilter(UUID sectionId, UUID assignmentId, String paragraphKey, ThreadOrder order) {

    static ThreadFilter of(String sectionId, String assignmentId, String paragraphKey, String order) {
        return new ThreadFilter(Paging.uuid("sectionId", sectionId), Paging.uuid("assignmentId", assignmentId),
                Paging.text("paragraphKey", paragraphKey),
                order == null ? ThreadOrder.ACTIVITY : Paging.parsed("order", order, ThreadOrder::valueOf));
    }
}
