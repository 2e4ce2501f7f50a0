package org.studycircle.discussion.post;

import org.studycircle.sql.Keyset;

/** The orders in which posts are read. */
enum PostOrder {

    /** Each post before its replies, replies by number. */
    TREE(Keyset.<PostRow>ascending().text("p.tree_path", PostRow::treePath), "p.tree_path >= entry.tree_path"),
    /** By number. */
    OLDEST(Keyset.<PostRow>ascending().number("p.number", PostRow::number), "p.number >= start.number"),
    /** By number, backwards. */
    NEWEST(Keyset.<PostRow>descending().number("p.number", PostRow::number), "p.number <= start.number");

    private final Keyset<PostRow> keyset;
    private final String behindStart;

    PostOrder(Keyset<PostRow> keyset, String behindStart) {
        this.keyset = keyset;
        this.behindStart = behindStart;
    }

    /** A condition: whether the post {@code p} is behind the {@code start}, by its number, or the {@code entry} into the tree, or is itself that. */
    String behindStart() {
        return behindStart;
    }

    Keyset<PostRow> keyset() {
        return keyset;
    }
}
