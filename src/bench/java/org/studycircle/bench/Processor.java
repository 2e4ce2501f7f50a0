package org.studycircle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes have used of the machine, as Linux tells it in {@code /proc}. */
public final class Processor {

    private static final int MILLISECONDS_A_TICK = 10;
    /** Fields behind the name of the program, which may have blanks in it. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private Processor() {}

    /** @return milliseconds of processor time of a process, its children, and children that have ended */
    public static long millisOfTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Processor::millis).sum();
    }

    /** @return milliseconds of processor time of a process and of children that have ended; 0 where it is gone */
    private static long millis(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return MILLISECONDS_A_TICK * (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])
                    + Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]));
        } catch (IOException gone) {
            return 0;
        }
    }

    /** @return megabytes of memory that the process has */
    static long residentMegabytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst().map(line -> line.replaceAll("\\D", ""))
                    .map(Long::valueOf).orElseThrow() / 1_024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
