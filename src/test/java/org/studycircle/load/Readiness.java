package org.studycircle.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * As a load balancer sees it: asks a replica twenty times a second whether it is ready, and leads to the other one when it is not, three
 * times in a row.
 */
public final class Readiness implements Route, AutoCloseable {

    private static final int PAUSE_MILLISECONDS = 50;
    private static final int ENOUGH = 3;

    private final String management;
    private final int port;
    private final int otherwise;
    private final Thread asking;
    private volatile boolean isReady = true;

    /** @param management address of the management port of the first one */
    public Readiness(String management, int port, int otherwise) {
        this.management = management;
        this.port = port;
        this.otherwise = otherwise;
        asking = new Thread(this::ask, "readiness");
        asking.setDaemon(true);
        asking.start();
    }

    @Override
    public int port() {
        return isReady ? port : otherwise;
    }

    public boolean isReady() {
        return isReady;
    }

    private void ask() {
        try {
            for (int refusals = 0; refusals < ENOUGH;) {
                Thread.sleep(PAUSE_MILLISECONDS);
                refusals = status(management + "/q/health/ready") == HttpURLConnection.HTTP_OK ? 0 : refusals + 1;
            }
            isReady = false;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the status that a page is answered with; 0 where nobody listens */
    public static int status(String address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode();
        } catch (IOException away) {
            return 0;
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
