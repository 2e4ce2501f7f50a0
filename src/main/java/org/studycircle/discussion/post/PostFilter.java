package org.studycircle.discussion.post;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;

/**
 * Which posts of a thread, in which order.
 *
 * @param under number of the post whose branch is asked for, without itself; null for the whole thread
 * @param depth how many levels below that post, or below post 1; null for all
 */
record PostFilter(PostOrder order, Integer under, Integer depth) {

    /** @throws Malformed where a parameter is out of its bounds, and for a branch in another order than the tree's */
    static PostFilter of(String order, String under, String depth) {
        PostFilter filter = new PostFilter(order == null ? PostOrder.TREE : Paging.parsed("order", order, PostOrder::valueOf),
                number("under", under, 1, Integer.MAX_VALUE), number("depth", depth, 1, TreePath.DEEPEST));
        if (filter.order != PostOrder.TREE && filter.isBranch()) {
            throw Malformed.parameter("order", "A branch, named by under or depth, comes in the order TREE.");
        }
        return filter;
    }

    static Integer number(String name, String value, int least, int most) {
        Integer number = value == null ? null : Paging.parsed(name, value, Integer::valueOf);
        if (number != null && (number < least || number > most)) {
            throw Malformed.parameter(name, name + " is a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    boolean isBranch() {
        return under != null || depth != null;
    }
}
