package org.studycircle.seeds;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The demo people; each signs in when first needed. */
final class Cast {

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, Caller> callers = new HashMap<>();
    private final String api;
    private final String issuer;

    Cast(String api, String issuer) {
        this.api = api;
        this.issuer = issuer;
    }

    Caller calls(String person) {
        return callers.computeIfAbsent(person, name -> Caller.signedIn(http, api, issuer, name));
    }
}
