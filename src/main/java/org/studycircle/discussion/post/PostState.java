package org.studycircle.discussion.post;

/** Whether a post shows its text, or only keeps its place. */
enum PostState {
    VISIBLE, DELETED, REMOVED, CONCEALED
}
