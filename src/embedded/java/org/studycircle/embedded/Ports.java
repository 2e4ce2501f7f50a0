package org.studycircle.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

import org.studycircle.app.StartRefused;

/** TCP ports of 127.0.0.1. */
public final class Ports {

    private Ports() {
    }

    /** Any free one. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first free one from a number that people can remember, below those that the system hands out by itself. */
    static int firstFree(int from) {
        return IntStream.range(from, from + 100).filter(Ports::isFree).findFirst().orElseGet(Ports::free);
    }

    static int requireFree(int port, String server, String property) {
        if (!isFree(port)) {
            throw new StartRefused("Port %d, on which the embedded %s is to listen, is taken by another process. End it, or set %s."
                    .formatted(port, server, property));
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
