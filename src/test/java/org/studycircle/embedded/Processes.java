package org.studycircle.embedded;

import java.util.Collection;

/** Whether processes run, as a person would see it. */
public final class Processes {

    private Processes() {}

    /** Whether all of them have ended within that many seconds. */
    public static boolean end(Collection<ProcessHandle> processes, int seconds) {
        return Waiting.until(() -> processes.stream().noneMatch(Processes::runs), seconds);
    }

    static boolean runs(ProcessHandle process) {
        return Alive.is(process);
    }
}
