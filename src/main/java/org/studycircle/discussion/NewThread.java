package org.studycircle.discussion;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.studycircle.post.OpeningPost;
import org.studycircle.web.Characters;
import org.studycircle.web.VisibleText;

/** A thread to open, with its first post. */
record NewThread(UUID threadId,
        @NotNull @Characters(min = 1, max = ThreadEdit.LONGEST_TITLE) @VisibleText String title,
        @Valid NewSubject about,
        @NotNull @Valid OpeningPost post) {}
