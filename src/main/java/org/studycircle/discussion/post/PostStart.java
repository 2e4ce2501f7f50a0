package org.studycircle.discussion.post;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;

/**
 * Where a list of posts begins that is not asked for by a cursor.
 *
 * @param from a number, or null for the first post that the reader has not read
 */
record PostStart(Integer from) {

    /**
     * @return null for the beginning, or where a cursor leads
     * @throws Malformed where a parameter is out of its bounds, or does not go with another one
     */
    static PostStart of(String from, String since, String fromUnread, PostFilter filter, Slice slice) {
        Integer first = PostFilter.number("from", from, 1, Integer.MAX_VALUE);
        Integer last = PostFilter.number("since", since, 0, Integer.MAX_VALUE - 1);
        boolean isUnread = Paging.isTrue("fromUnread", fromUnread);
        if (first == null && last == null && !isUnread) {
            return null;
        }
        String name = first != null ? "from" : last != null ? "since" : "fromUnread";
        require(slice.isFromStart(), name, "Send either a cursor or " + name + ".");
        require(!filter.isBranch(), name, "A branch, named by under or depth, begins at its beginning.");
        require(last == null || filter.order() == PostOrder.OLDEST, "since", "since goes with the order OLDEST.");
        require(!isUnread || first == null && last == null, "fromUnread", "Send one of from, since and fromUnread.");
        require(first == null || last == null, "since", "Send one of from, since and fromUnread.");
        return new PostStart(last == null ? first : Integer.valueOf(last + 1));
    }

    private static void require(boolean holds, String name, String detail) {
        if (!holds) {
            throw Malformed.parameter(name, detail);
        }
    }
}
