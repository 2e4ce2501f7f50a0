package org.studycircle.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.config.Config;

/** Where the service is to listen nobody else may: found out before anything is started, for that takes a while. */
final class Listening {

    private static final List<Listening> PLACES = List.of(
            new Listening("the service", "quarkus.http.host", "quarkus.http.port", 8080),
            new Listening("what operators ask", "quarkus.management.host", "quarkus.management.port", 9000));

    private final String what;
    private final String host;
    private final String port;
    private final int usualPort;

    private Listening(String what, String host, String port, int usualPort) {
        this.what = what;
        this.host = host;
        this.port = port;
        this.usualPort = usualPort;
    }

    /**
     * @param usualHost where it listens unless something else is set
     * @throws StartRefused naming port and setting
     */
    static void requireFree(Config config, String usualHost) {
        PLACES.forEach(place -> place.requireFreeUnlessAny(config, usualHost));
    }

    private void requireFreeUnlessAny(Config config, String usualHost) {
        int number = config.getOptionalValue(port, Integer.class).orElse(usualPort);
        if (number == 0) {
            return;
        }
        String address = config.getOptionalValue(host, String.class).orElse(usualHost);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, number));
        } catch (IOException taken) {
            throw new StartRefused("""
                    Port %d of %s, on which %s is to listen, can't be had: %s.
                    End the process that has it, or set %s to another one (%s=... in the environment).""".formatted(number,
                    address,
                    what, taken.getMessage(), port, port.toUpperCase(Locale.ROOT).replace('.', '_')), taken);
        }
    }
}
