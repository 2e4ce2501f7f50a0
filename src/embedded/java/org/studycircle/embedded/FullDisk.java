package org.studycircle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.studycircle.app.StartRefused;

/** A disk without room is said as such, whatever stumbles over it. */
final class FullDisk {

    private static final String SAID = "No space left on device";
    private static final long MEGABYTE = 1 << 20;
    /** What both servers write at their first start, and some to begin with. */
    private static final long FIRST_MEGABYTES = 300;

    private FullDisk() {
    }

    /** @throws StartRefused where there is not enough room for a first start */
    static void refuseFirstStart(Path data) {
        try {
            long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
            if (free < FIRST_MEGABYTES) {
                throw refusal(data, "%d MB are free, and a first start needs %d".formatted(free, FIRST_MEGABYTES));
            }
        } catch (IOException unknown) {
            // whatever writes will tell
        }
    }

    /** @throws StartRefused where that is what the end of a log is about */
    static void refuse(Path log) {
        if (Command.tail(log).contains(SAID)) {
            throw refusal(log.getParent(), "nothing more can be written");
        }
    }

    /** @throws StartRefused where that is what the failure is about */
    static void refuse(Throwable failure, Path data) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(SAID)) {
                throw refusal(data, "nothing more can be written");
            }
        }
    }

    private static StartRefused refusal(Path data, String what) {
        return new StartRefused("""
                The disk that has %s is full: %s.
                Make room, or give the data another folder: -Dstudy-circle.embedded.data=...""".formatted(data, what));
    }
}
