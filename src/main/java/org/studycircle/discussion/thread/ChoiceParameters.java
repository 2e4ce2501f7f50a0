package org.studycircle.discussion.thread;

import jakarta.ws.rs.QueryParam;

/** The query parameters that choose among threads. */
public class ChoiceParameters {

    @QueryParam("unread")
    String unread;

    @QueryParam("mine")
    String mine;

    @QueryParam("unanswered")
    String unanswered;

    @QueryParam("authorId")
    String authorId;

    @QueryParam("withSections")
    String withSections;

    ThreadChoice choice(ThreadFilter filter) {
        return ThreadChoice.of(filter, unread, mine, unanswered, authorId, withSections);
    }
}
