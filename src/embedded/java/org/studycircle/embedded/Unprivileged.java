package org.studycircle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.studycircle.app.StartRefused;

/** PostgreSQL refuses to run as root. Whoever is root runs it in a user namespace, or, where there are none, as nobody. */
enum Unprivileged {

    AS_IS(""),
    USER_NAMESPACE("unshare --user"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String before;

    Unprivileged(String before) {
        this.before = before;
    }

    /** The words that precede a command. */
    List<String> before() {
        return before.isEmpty() ? List.of() : List.of(before.split(" "));
    }

    static Unprivileged available(Path log) {
        for (Unprivileged way : values()) {
            if (way.leadsAwayFromRoot(log)) {
                return way;
            }
        }
        throw new StartRefused("""
                PostgreSQL doesn't run as root, and neither unshare nor setpriv (util-linux) can be used here.
                Start Study Circle as an ordinary user.""");
    }

    /** Gives files and folders to the user that PostgreSQL runs as. */
    void own(Path... files) {
        if (this != NOBODY) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("chown", "-R", "65534:65534"));
        for (Path file : files) {
            words.add(file.toString());
        }
        new Command(files[0].resolveSibling("postgresql.log"), words).run("");
    }

    private boolean leadsAwayFromRoot(Path log) {
        List<String> words = new ArrayList<>(before());
        words.addAll(List.of("sh", "-c", "test $(id -u) != 0"));
        try {
            Files.createDirectories(log.getParent());
            return new Command(log, words).exitCode("") == 0;
        } catch (StartRefused | IOException missing) {
            return false;
        }
    }
}
