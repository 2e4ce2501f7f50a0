package org.studycircle.importing;

/** Between reading an import and writing what was made of it, somebody else changed it: to be done again from the start. */
public class Overtaken extends RuntimeException {

    public Overtaken() {
        super("The import was changed meanwhile", null, false, false);
    }
}
