package org.studycircle.post;

/** Whether a post shows its text, or only keeps its place. */
enum PostState {
    VISIBLE, DELETED, CONCEALED
}
