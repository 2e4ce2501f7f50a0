package org.studycircle.discussion.post;

import org.studycircle.sql.Keyset;

/** The orders in which posts are read. */
enum PostOrder {

    /** Each post before its replies, replies by number. */
    TREE(Keyset.<PostRow>ascending().text("p.tree_path", PostRow::treePath)),
    /** By number. */
    OLDEST(Keyset.<PostRow>ascending().number("p.number", PostRow::number)),
    /** By number, backwards. */
    NEWEST(Keyset.<PostRow>descending().number("p.number", PostRow::number));

    private final Keyset<PostRow> keyset;

    PostOrder(Keyset<PostRow> keyset) {
        this.keyset = keyset;
    }

    Keyset<PostRow> keyset() {
        return keyset;
    }
}
