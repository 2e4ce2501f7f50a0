package org.studycircle.discussion.thread;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.discussion.post.OpeningPost;
import org.studycircle.text.Characters;
import org.studycircle.text.VisibleText;

/** A thread to open, with its first post. */
record NewThread(UUID threadId,
        @NotNull @Characters(min = 1, max = ThreadEdit.LONGEST_TITLE) @VisibleText String title,
        @Valid NewSubject about,
        @NotNull @Valid OpeningPost post) {}
