package org.studycircle.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Whether processes run, as a person would see it. */
public final class Processes {

    private Processes() {}

    /** Whether all of them have ended within that many seconds. */
    public static boolean end(Collection<ProcessHandle> processes, int seconds) {
        return Waiting.until(() -> processes.stream().noneMatch(Processes::runs), seconds);
    }

    /** In a container there may be nobody who takes dead processes away: they do not run. */
    static boolean runs(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return process.isAlive() && !(Files.exists(status) && Files.readString(status).contains("State:\tZ"));
        } catch (IOException e) {
            if (Files.notExists(status)) {
                return false;
            }
            throw new UncheckedIOException(e);
        }
    }
}
