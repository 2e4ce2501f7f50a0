package org.studycircle.discussion.post;

import org.studycircle.visibility.Visibility;

/** The pieces of SQL that are about single posts: {@code p} is the post, {@code author} who wrote it. */
final class PostSql {

    /** A condition: whether the member sees the post. */
    static final String SEES = Visibility.seesPost("p.number");

    static final String AUTHOR = """
            left join membership author on author.group_id = :group and author.person_id = p.author_id
            """;

    private PostSql() {}
}
