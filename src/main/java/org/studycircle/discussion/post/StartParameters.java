package org.studycircle.discussion.post;

import jakarta.ws.rs.QueryParam;

import org.studycircle.http.paging.Slice;

/** The query parameters that say where a list of posts begins. */
public class StartParameters {

    @QueryParam("from")
    String from;

    @QueryParam("since")
    String since;

    @QueryParam("fromUnread")
    String fromUnread;

    /** @return null for the beginning, or where a cursor leads */
    PostStart start(PostFilter filter, Slice slice) {
        return PostStart.of(from, since, fromUnread, filter, slice);
    }
}
