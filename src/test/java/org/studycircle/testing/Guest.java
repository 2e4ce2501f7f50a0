package org.studycircle.testing;

import java.util.Map;
import java.util.UUID;

import org.studycircle.testing.server.RealmAdmin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.specification.RequestSpecification;

/** Somebody who is not of the cast and has an account of their own, which a test may disable or delete. */
public final class Guest {

    private final String name;
    private final String subject;
    private String token;

    private Guest(String name, String subject) {
        this.name = name;
        this.subject = subject;
        this.token = freshToken();
    }

    /** With a name that stands nowhere else. */
    public static Guest arrives() {
        String name = "guest-" + UUID.randomUUID();
        return new Guest(name, RealmAdmin.account(name));
    }

    /** Whose address nobody has shown to be theirs. */
    public static Guest unverified() {
        Guest guest = arrives();
        RealmAdmin.call().body(Map.of("emailVerified", false)).put("/users/" + guest.subject).then().statusCode(204);
        guest.use(guest.freshToken());
        return guest;
    }

    public String email() {
        return name + "@example.org";
    }

    /** Part of every name and address of the account. */
    public String name() {
        return name;
    }

    public String subject() {
        return subject;
    }

    /** A token that the service has not seen yet. */
    public String freshToken() {
        return RealmAdmin.tokenOf(name);
    }

    /** From now on calls are made by this token. */
    public void use(String token) {
        this.token = token;
    }

    public RequestSpecification call() {
        return Api.authorizedBy("Bearer " + token);
    }

    /** A merge patch of what the guest has read. */
    public RequestSpecification patch(String path) {
        String tag = call().get(path).then().statusCode(200).extract().header("ETag");
        return call().contentType(Api.MERGE_PATCH).header("If-Match", tag);
    }

    /** Calls once at least, so that the service knows the person. */
    @CanIgnoreReturnValue
    public String id() {
        return call().get("/me").then().statusCode(200).extract().path("personId");
    }
}
