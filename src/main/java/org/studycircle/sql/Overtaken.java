package org.studycircle.sql;

import org.studycircle.http.problem.Unavailable;

/** What one statement read was not so any more for the next one. To begin anew is worth it, and is done: see {@link Attempts}. */
public class Overtaken extends Unavailable {

    public Overtaken() {
        super("Too much is going on here at once. Repeat the request.");
    }
}
