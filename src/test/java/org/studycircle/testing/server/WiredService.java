package org.studycircle.testing.server;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;

/**
 * A packaged service that reaches its database and the keys of its realm by wires, which a test may hold or cut, also before it
 * starts. Until it is closed, it is the one that REST Assured calls.
 */
public final class WiredService implements AutoCloseable {

    private static final String URL = "quarkus.datasource.reactive.url";

    private final URI issuer = URI.create(EmbeddedServers.issuer());
    private final URI postgreSql;
    private final Wire database;
    private final Wire keys;
    private final int formerPort = RestAssured.port;
    private ConfiguredService service;

    private WiredService(URI postgreSql) {
        this.postgreSql = postgreSql;
        this.database = Wire.to(postgreSql.getHost(), postgreSql.getPort());
        this.keys = Wire.to(issuer.getHost(), issuer.getPort());
    }

    /** The wires to the servers of the tests. */
    public static WiredService toServers() {
        return toDatabase(EmbeddedServers.running());
    }

    /** @param postgreSql what a service would have to know of it */
    public static WiredService toDatabase(Map<String, String> postgreSql) {
        return new WiredService(URI.create(postgreSql.get(URL)));
    }

    /** @param settings what is configured otherwise than usual, but for the two addresses */
    public void start(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put(URL, "postgresql://127.0.0.1:%d%s".formatted(database.port(), postgreSql.getPath()));
        all.put("mp.jwt.verify.publickey.location",
                "http://127.0.0.1:%d%s/protocol/openid-connect/certs".formatted(keys.port(), issuer.getPath()));
        service = ConfiguredService.start(all);
        RestAssured.port = service.port();
    }

    public Wire database() {
        return database;
    }

    public Wire keys() {
        return keys;
    }

    public Process process() {
        return service.process();
    }

    public int port() {
        return service.port();
    }

    /** Address of the management port. */
    public String management() {
        return service.management();
    }

    /** What it has printed so far. */
    public List<String> log() {
        return service.log();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        RestAssured.port = formerPort;
        database.release();
        keys.release();
        if (service != null) {
            service.close();
        }
        database.close();
        keys.close();
    }
}
