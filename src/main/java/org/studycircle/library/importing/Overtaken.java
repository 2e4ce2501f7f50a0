package org.studycircle.library.importing;

import org.studycircle.http.problem.Conflict;

/**
 * Between reading an import and writing what was made of it, somebody else changed it: to be done again from the start, and
 * refused only where that keeps happening.
 */
public class Overtaken extends Conflict {

    public Overtaken() {
        super("This is being changed by others just now. Repeat the request.");
    }
}
