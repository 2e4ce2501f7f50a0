package org.studycircle.discussion;

/**
 * The pieces of SQL that keep how many posts there are about each subject of a group, which is what policies are about: an assignment, a section, a paragraph. What a
 * thread is about never changes.
 */
public final class TalkCounts {

    private TalkCounts() {}

    /**
     * A statement, for a {@code with}, by whoever holds the lock on the group's row: a post more.
     *
     * @param from a table with {@code assignment_id}, {@code section_id} and {@code paragraph_key} of its thread
     * @param opened SQL for 1 where it opens the thread and a facilitator wrote it, else 0
     */
    public static String more(String from, String opened) {
        return """
                insert into talk_count as talk (group_id, assignment_id, section_id, paragraph_key, posts, opened)
                select :group, assignment_id, section_id, paragraph_key, 1, %s
                from %s
                where assignment_id is not null or section_id is not null
                on conflict on constraint talk_count_key do update
                set posts = talk.posts + excluded.posts, opened = talk.opened + excluded.opened
                """.formatted(opened, from);
    }

    /**
     * The same for posts that have gone, or have come back.
     *
     * @param from a table with these columns, and {@code gained} posts and {@code gained_first} ones of facilitators
     */
    static String moved(String from) {
        return """
                update talk_count talk set posts = talk.posts + x.gained, opened = talk.opened + x.gained_first
                from %s x
                where talk.group_id = :group and (talk.assignment_id, talk.section_id, talk.paragraph_key) is not distinct from
                  (x.assignment_id, x.section_id, x.paragraph_key)
                """.formatted(from);
    }
}
