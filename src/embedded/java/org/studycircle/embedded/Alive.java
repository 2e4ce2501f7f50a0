package org.studycircle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process runs, as a person would see it. */
final class Alive {

    private Alive() {
    }

    /** In a container there may be nobody who takes dead processes away: they do not run. */
    static boolean is(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return process.isAlive() && !(Files.exists(status) && Files.readString(status).contains("State:\tZ"));
        } catch (IOException gone) {
            return false;
        }
    }
}
