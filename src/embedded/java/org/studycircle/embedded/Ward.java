package org.studycircle.embedded;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A server that is looked after.
 *
 * @param process that it is now
 * @param log where it says what is wrong
 * @param restart starts it again where it was, and returns when it can be asked, or throws
 */
record Ward(String name, ProcessHandle process, Path log, Supplier<ProcessHandle> restart) {

    Ward restarted() {
        return new Ward(name, restart.get(), log, restart);
    }
}
