package org.studycircle.discussion.post;

import org.studycircle.http.paging.Keyset;

/** The orders in which posts are read. */
enum PostOrder {

    /** Each post before its replies, replies by number. */
    TREE(Keyset.ascending().text("p.tree_path")),
    /** By number. */
    OLDEST(Keyset.ascending().number("p.number")),
    /** By number, backwards. */
    NEWEST(Keyset.descending().number("p.number"));

    private final Keyset keyset;

    PostOrder(Keyset keyset) {
        this.keyset = keyset;
    }

    Keyset keyset() {
        return keyset;
    }
}
