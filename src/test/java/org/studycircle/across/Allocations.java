package org.studycircle.across;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.sun.management.ThreadMXBean;

/** What the threads of the service allocate. Unlike time, it does not depend on what else the machine has to do. */
final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Where requests are answered. */
    private static final Pattern SERVING = Pattern.compile("(?:vert\\.x-eventloop|vert\\.x-worker|executor)-thread-.*");

    private static final int WARM_UP = 30;
    private static final int BLOCKS = 8;
    private static final int CALLS = 10;

    private Allocations() {}

    /** @return bytes for each request, where nothing else was done beside them */
    static long of(Runnable request) {
        repeat(request, WARM_UP);
        long fewest = Long.MAX_VALUE;
        for (int block = 0; block < BLOCKS; block++) {
            Map<Long, Long> before = bytes();
            repeat(request, CALLS);
            long sum = bytes().entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L)).sum();
            fewest = Math.min(fewest, sum / CALLS);
        }
        return fewest;
    }

    private static void repeat(Runnable request, int times) {
        for (int i = 0; i < times; i++) {
            request.run();
        }
    }

    /** What each thread has allocated so far. */
    private static Map<Long, Long> bytes() {
        Map<Long, Long> bytes = new HashMap<>();
        Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && SERVING.matcher(thread.getThreadName()).matches())
                .forEach(thread -> bytes.put(thread.getThreadId(), THREADS.getThreadAllocatedBytes(thread.getThreadId())));
        return bytes;
    }
}
