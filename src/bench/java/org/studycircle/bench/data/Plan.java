package org.studycircle.bench.data;

/**
 * What is said in a group, by whom, and in which order: always the same. Some threads are talked in beside each other, so that the posts of
 * one lie apart from each other in a table, as they do where people take their time.
 *
 * @param threads how many there are
 * @param posts in each
 * @param people who talk, of whom number 0 facilitates
 * @param beside how many threads are talked in at a time
 */
public record Plan(int threads, int posts, int people, int beside) {

    /** Replies to the opening post, each with others below it. */
    private static final int BRANCH = 5;
    /** One of so many people reads the first half of a thread. */
    private static final int READERS = 8;
    private static final String WORDS = "A chair is made for one person and a second one beside it makes the room expect a conversation "
            + "that nobody has begun yet while those who read alone are wrong for years without hearing of it from anybody at all ";

    /** What a thread is about. */
    public enum Subject {
        NOTHING, SECTION, ASSIGNMENT, PARAGRAPH
    }

    public Subject subject(int thread) {
        return Subject.values()[thread % Subject.values().length];
    }

    /** @param number of a post, from 1 */
    public int author(int thread, int number) {
        return (thread * 3 + number * (1 + thread % BRANCH)) % people;
    }

    /** @return 0 for the post that opens the thread */
    public int parent(int thread, int number) {
        int first = number - (number - 2) % BRANCH;
        if (number == 1) {
            return 0;
        }
        return number == first ? 1 : first + (thread + number) % (number - first);
    }

    /** Some 50 to 150 characters that need no escape anywhere. */
    public String text(int thread, int number) {
        int from = WORDS.indexOf(' ', (thread * 31 + number * 17) % 60) + 1;
        return "Post " + number + " " + WORDS.substring(from, from + 45 + (thread * 7 + number * 13) % 100).strip();
    }

    public String title(int thread) {
        return "Thread " + thread;
    }

    /** Whether the person marks the first half of the thread as read, after all has been said in it. */
    public boolean isReader(int thread, int person) {
        return (thread + person) % READERS == READERS / 2;
    }

    /** @return the number of the last post that those read */
    public int readTo() {
        return Math.max(1, posts / 2);
    }
}
