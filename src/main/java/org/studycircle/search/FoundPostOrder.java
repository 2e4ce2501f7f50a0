package org.studycircle.search;

import java.time.Instant;

import org.studycircle.sql.Keyset;

/** The orders in which posts are shown that were found. */
enum FoundPostOrder {

    NEWEST(placed(Keyset.descending())),
    /** What says it most first, of the thousand that are the newest. */
    BEST(placed(Keyset.<FoundPost.Row>descending().number("w.rank", FoundPost.Row::rank)));

    private final Keyset<FoundPost.Row> keyset;

    FoundPostOrder(Keyset<FoundPost.Row> keyset) {
        this.keyset = keyset;
    }

    private static Keyset<FoundPost.Row> placed(Keyset<FoundPost.Row> order) {
        return order.with("w.created_at", FoundPost.Row::createdAt, Instant::parse).uuid("w.thread_id", FoundPost.Row::threadId)
                .number("w.number", FoundPost.Row::number);
    }

    Keyset<FoundPost.Row> keyset() {
        return keyset;
    }
}
