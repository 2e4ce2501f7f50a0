package org.studycircle.bench.load;

/** What is sent. */
@FunctionalInterface
public interface Requests {

    /** The next one of a connection, of which there are so many, counted from 0; called from a thread of its own. */
    Request next(int connection);
}
