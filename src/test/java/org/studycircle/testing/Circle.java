package org.studycircle.testing;

import java.util.EnumMap;
import java.util.Map;

import org.hamcrest.Matchers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/**
 * A group of a test's own, made through the API with people of the cast.
 *
 * @param members who people are in the group, which is somebody else in a pseudonymous one
 */
public record Circle(String id, Map<People, String> members) {

    /** An unlisted open group that ada facilitates. */
    @CanIgnoreReturnValue
    public static Circle ofAda() {
        return of(Map.of("name", "Circle", "zone", "Europe/Berlin", "joinPolicy", "OPEN"));
    }

    /** A group with these settings that ada facilitates. */
    @CanIgnoreReturnValue
    public static Circle of(Map<String, ?> settings) {
        var group = Api.as(People.ADA).body(settings).post("/groups").then().statusCode(201).extract();
        Map<People, String> members = new EnumMap<>(People.class);
        members.put(People.ADA, group.path("membership.personId"));
        return new Circle(group.path("groupId"), members);
    }

    @CanIgnoreReturnValue
    public Circle joinedBy(People... people) {
        for (People person : people) {
            members.put(person, Api.as(person).put(path("/me/membership")).then().statusCode(Matchers.is(201)).extract()
                    .path("personId"));
        }
        return this;
    }

    @CanIgnoreReturnValue
    public Circle facilitatedBy(People person) {
        String tag = Api.as(People.ADA).get(member(person)).then().statusCode(200).extract().header("ETag");
        Api.patchAs(People.ADA, tag).body(Map.of("role", "FACILITATOR")).patch(member(person)).then().statusCode(200);
        return this;
    }

    /** An invitation that ada makes, with its code. */
    @CanIgnoreReturnValue
    public ExtractableResponse<Response> invitation(Map<String, ?> draft) {
        return Api.as(People.ADA).body(draft).post(path("/invitations")).then().statusCode(201).extract();
    }

    /** Who somebody is in the group, who perhaps never joined it. */
    public String personId(People person) {
        return members.containsKey(person) ? members.get(person) : person.id();
    }

    public String member(People person) {
        return path("/members/" + personId(person));
    }

    /** For example {@code path("/threads")}. */
    public String path(String rest) {
        return "/groups/" + id + rest;
    }
}
