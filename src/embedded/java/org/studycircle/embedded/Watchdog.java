package org.studycircle.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.studycircle.app.StartRefused;

/**
 * A shell that waits on a pipe from this process and ends the guarded processes when the pipe closes. The system closes it
 * even when this process is killed, so closing it is the one way in which servers are stopped.
 */
public final class Watchdog implements AutoCloseable {

    /** How a server is asked to end, and what is sent when it does not listen. */
    enum Ending {
        /** Ends at once, with a last checkpoint; the resort loses nothing but needs recovery at the next start. */
        POSTGRESQL("INT:QUIT"), USUAL("TERM:KILL");

        private final String signals;

        Ending(String signals) {
            this.signals = signals;
        }
    }

    private static final int RESORT_SECONDS = 20;
    private static final int PATIENCE_SECONDS = 30;

    private final Process shell;
    private final Writer pipe;
    private final ReadWriteLock starting = new ReentrantReadWriteLock();
    private boolean closed;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.UTF_8);
    }

    /** Waits until an earlier watchdog over the same directory has ended its processes, and starts one. */
    public static Watchdog over(DataDirectory data) {
        return over(data, RESORT_SECONDS);
    }

    static Watchdog over(DataDirectory data, int resortSeconds) {
        Path pid = data.path().resolve("watchdog.pid");
        String name = "study-circle-watchdog:" + data.path();
        try {
            awaitEarlier(pid, name);
            Process shell = new ProcessBuilder("sh", "-c", script(), name, Integer.toString(resortSeconds * 10))
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
            Files.writeString(pid, Long.toString(shell.pid()));
            return new Watchdog(shell);
        } catch (IOException e) {
            throw new StartRefused("The watchdog of the embedded servers can't be started: " + e.getMessage(), e);
        }
    }

    /** Starts a process that ends with this one; a {@link #close()} meanwhile waits for it, so that none escapes. */
    ProcessHandle guard(Ending ending, Supplier<ProcessHandle> start) {
        starting.readLock().lock();
        try {
            if (closed) {
                throw new StartRefused("Stopped while starting.");
            }
            ProcessHandle process = start.get();
            tell(ending.signals + ":" + process.pid());
            return process;
        } finally {
            starting.readLock().unlock();
        }
    }

    /** Of a program that is run to its end: it doesn't outlive this process either. */
    int exitCode(Command program, String input) {
        AtomicReference<Process> underWay = new AtomicReference<>();
        ProcessHandle guarded = guard(Ending.USUAL, () -> {
            underWay.set(program.begun());
            return underWay.get().toHandle();
        });
        int exit = program.exitCode(input, underWay.get());
        forget(guarded);
        return exit;
    }

    /** A process that has ended: its number may be another one's by now. */
    void forget(ProcessHandle ended) {
        tell("forget:" + ended.pid());
    }

    /** Ends all guarded processes and returns when they are gone. */
    @Override
    public void close() {
        starting.writeLock().lock();
        try {
            closed = true;
            pipe.close();
            shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("The embedded servers can't be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            starting.writeLock().unlock();
        }
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new StartRefused("The watchdog of the embedded servers is gone.", e);
        }
    }

    private static void awaitEarlier(Path pid, String name) throws IOException {
        if (!Files.exists(pid)) {
            return;
        }
        Optional<ProcessHandle> earlier = ProcessHandle.of(Long.parseLong(Files.readString(pid)));
        if (earlier.isPresent() && isWatchdog(earlier.get(), name)) {
            System.out.println("Waiting until the servers of an earlier start have stopped ...");
        }
        if (earlier.isPresent() && !Waiting.until(() -> !isWatchdog(earlier.get(), name), PATIENCE_SECONDS)) {
            throw new StartRefused("The servers of an earlier start are still stopping. Try again in a moment.");
        }
    }

    /** The number may be another process's by now, or that of a dead one that nobody has waited for: the name is the proof. */
    private static boolean isWatchdog(ProcessHandle process, String name) {
        return process.info().commandLine().orElse("").contains(name);
    }

    private static String script() throws IOException {
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
