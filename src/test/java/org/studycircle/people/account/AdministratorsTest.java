package org.studycircle.people.account;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.studycircle.testing.People.SAM;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.SiteRole;
import org.studycircle.testing.Api;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.RealmAdmin;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** A token says who was an administrator when it was issued; Keycloak says who is one. */
@QuarkusTest
class AdministratorsTest {

    private static final String OPERATION = "/admin/groups-needing-facilitator";

    @Inject
    Administrators administrators;

    private Guest admin;

    /** With a token that is good in everything. */
    @BeforeEach
    void appoint() {
        admin = Guest.arrives();
        RealmAdmin.role(admin.subject(), SiteRole.ADMIN, true);
        admin.use(admin.freshToken());
        administrators.forget();
    }

    @Test
    void administratorIsServedAsLongAsTheRoleStands() {
        admin.call().get(OPERATION).then().statusCode(200);
        RealmAdmin.role(admin.subject(), SiteRole.ADMIN, false);
        administrators.forget();
        admin.call().get(OPERATION).then().statusCode(403).body("type", is("/problems/forbidden"));
        admin.call().post("/admin/account-reconciliations").then().statusCode(403);
        admin.call().get("/me").then().statusCode(200);
    }

    @Test
    void disabledOrDeletedAdministratorIsRefused() {
        RealmAdmin.enable(admin.subject(), false);
        admin.call().get(OPERATION).then().statusCode(403).body("type", is("/problems/account-suspended"));
        RealmAdmin.delete(admin.subject());
        admin.call().get(OPERATION).then().statusCode(403).body("type", is("/problems/account-suspended"));
    }

    @Test
    void whatIsRememberedIsNotAskedAgain() {
        admin.call().get(OPERATION).then().statusCode(200);
        RealmAdmin.role(admin.subject(), SiteRole.ADMIN, false);
        admin.call().get(OPERATION).then().statusCode(200);
    }

    @Test
    void nobodyIsAnAdministratorWhileKeycloakIsAwayAndEverybodyElseIsServed() {
        QuarkusMock.installMockForType(new Accounts() {
            @Override
            Uni<Optional<Standing>> standing(String subject, String role) {
                return Uni.createFrom().failure(new Unavailable("Away."));
            }
        }, Accounts.class);
        admin.call().get(OPERATION).then().statusCode(503).header("Retry-After", notNullValue())
                .body("type", is("/problems/unavailable"));
        admin.call().get("/groups").then().statusCode(200);
        Api.as(SAM).get("/me").then().statusCode(200);
    }

    @Test
    void roleOfAGroupOfAccountsCountsToo() {
        String group = RealmAdmin.call().body(Map.of("name", admin.name())).post("/groups").then().statusCode(201)
                .extract().header("Location").replaceFirst(".*/", "");
        try {
            RealmAdmin.role(admin.subject(), SiteRole.ADMIN, false);
            Object role = RealmAdmin.call().get("/roles/admin").then().extract().jsonPath().getMap("$");
            RealmAdmin.call().body(List.of(role)).post("/groups/" + group + "/role-mappings/realm").then()
                    .statusCode(204);
            RealmAdmin.call().put("/users/" + admin.subject() + "/groups/" + group).then().statusCode(204);
            admin.call().get(OPERATION).then().statusCode(200);
        } finally {
            RealmAdmin.call().delete("/groups/" + group).then().statusCode(204);
        }
    }
}
