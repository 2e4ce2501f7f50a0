package org.studycircle.bench.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import com.sun.net.httpserver.HttpServer;

/** In the place of Keycloak, which would take minutes to sign in as many people as listen: signs tokens, and tells by which key. */
final class Issuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int HOURS = 6;


    private final KeyPair keys;
    private final HttpServer server;

    Issuer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] published = published().getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", call -> {
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, published.length);
            call.getResponseBody().write(published);
            call.close();
        });
        server.start();
    }

    /** As tokens name it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/bench";
    }

    private String published() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kid\":\"bench\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(BASE64.encodeToString(unsigned(key.getModulus().toByteArray())),
                        BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    /** An access token as Keycloak would give it to the person. */
    String token(String subject) {
        long now = Instant.now().getEpochSecond();
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}";
        String claims = ("{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"study-circle\",\"typ\":\"Bearer\",\"azp\":\"study-circle-web\","
                + "\"iat\":%d,\"exp\":%d,\"sid\":\"%s\",\"name\":\"%s\"}")
                .formatted(address(), subject, now, now + HOURS * 3_600, "session-of-" + subject, subject);
        String signed = BASE64.encodeToString(head.getBytes(StandardCharsets.US_ASCII)) + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.US_ASCII));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
