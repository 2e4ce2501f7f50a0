package org.studycircle.testing.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP connection between the service and something it needs, which a test can cut and mend. */
public final class Wire implements AutoCloseable {

    private final InetSocketAddress target;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean cut;
    private boolean held;

    private Wire(InetSocketAddress target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static Wire to(String host, int port) {
        try {
            return new Wire(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks what is connected, and every connection that is tried from now on. */
    public void cut() {
        cut = true;
        ends.forEach(Wire::close);
    }

    public void mend() {
        cut = false;
    }

    /** What is sent does not arrive any more, and nobody is told: a network that swallows everything, or a server that hangs. */
    public synchronized void hold() {
        held = true;
    }

    /** What was held arrives. */
    public synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                if (cut) {
                    close(near);
                } else {
                    join(near);
                }
            }
        } catch (IOException closed) {
            ends.forEach(Wire::close);
        }
    }

    private void join(Socket near) {
        Socket far = new Socket();
        ends.add(near);
        ends.add(far);
        try {
            far.connect(target);
            threads.execute(() -> copy(near, far));
            threads.execute(() -> copy(far, near));
        } catch (IOException e) {
            close(near);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] piece = new byte[8192];
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                pass();
                out.write(piece, 0, size);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            // both ends are closed by the try
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
