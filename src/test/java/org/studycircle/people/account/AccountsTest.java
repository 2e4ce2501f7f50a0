package org.studycircle.people.account;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.testing.server.RealmMail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;

/** What the service asks of the real Keycloak, whose mail goes to a real mail server. */
@QuarkusTest
class AccountsTest {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\S+");
    private static final Pattern PROCEED = Pattern.compile("href=\"([^\"]+/login-actions/action-token[^\"]+)\"");
    private static final int NEVER = 300;

    @Inject
    Accounts accounts;

    @ConfigProperty(name = "study-circle.keycloak.client-secret")
    String secret;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String email = "guest-" + UUID.randomUUID() + "@example.org";

    private RealmMail realmMail;

    @BeforeEach
    void startMail() {
        mail.start();
        realmMail = RealmMail.to(mail.getSmtp().getPort());
    }

    @AfterEach
    void stopMail() {
        realmMail.close();
        mail.stop();
    }

    @CanIgnoreReturnValue
    private static <T> T got(Uni<T> answer) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> answer);
    }

    private static List<Map<String, ?>> withEmail(String email) {
        return RealmAdmin.call().queryParam("email", email).queryParam("exact", true).get("/users").then().statusCode(200)
                .extract().path("");
    }

    @Test
    void accountIsFoundAsItStands() throws Throwable {
        String subject = RealmAdmin.account("guest-" + UUID.randomUUID());
        assertEquals(Optional.of(new AccountState(subject, true)), got(accounts.state(subject)));
        RealmAdmin.enable(subject, false);
        assertEquals(Optional.of(new AccountState(subject, false)), got(accounts.state(subject)));
        RealmAdmin.delete(subject);
        assertEquals(Optional.empty(), got(accounts.state(subject)));
        assertEquals(Optional.empty(), got(accounts.state("nonsense/../with?signs")));
    }

    @Test
    void invitationMakesAnAccountThatItsOwnerTakesOverByMail() throws Throwable {
        got(accounts.invite(email));
        Map<String, ?> made = withEmail(email).get(0);
        assertEquals(email, made.get("username"));
        assertEquals(true, made.get("enabled"));
        assertEquals(false, made.get("emailVerified"));
        assertEquals(List.of("UPDATE_PASSWORD", "UPDATE_PROFILE", "VERIFY_EMAIL"),
                ((List<?>) made.get("requiredActions")).stream().map(String::valueOf).sorted().toList());

        assertEquals(email, mail.getReceivedMessages()[0].getAllRecipients()[0].toString());
        String body = GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]).replace("=\r\n", "").replace("=3D", "=");
        Matcher link = LINK.matcher(body);
        assertTrue(link.find(), body);
        Response page = RestAssured.given().urlEncodingEnabled(false).get(link.group());
        Matcher proceed = PROCEED.matcher(page.asString());
        assertTrue(proceed.find(), page.asString());
        RestAssured.given().urlEncodingEnabled(false).redirects().follow(false).cookies(page.cookies())
                .get(proceed.group(1).replace("&amp;", "&")).then().statusCode(302);
        assertEquals(true, withEmail(email).get(0).get("emailVerified"));
    }

    @Test
    void repeatedInvitationMailsAgainAboutTheSameAccount() throws Throwable {
        got(accounts.invite(email));
        got(accounts.invite(email.replace("guest", "Guest")));
        assertEquals(1, withEmail(email).size());
        assertEquals(2, mail.getReceivedMessages().length);
    }

    @Test
    void invitationsAtTheSameTimeMakeOneAccount() throws Throwable {
        got(Uni.join().all(Stream.generate(() -> accounts.invite(email)).limit(6).toList()).andFailFast());
        assertEquals(1, withEmail(email).size());
        assertTrue(mail.getReceivedMessages().length >= 1);
    }

    @Test
    void whoHasProvenTheAddressGetsAMailThatAsksNothingOfThem() throws Throwable {
        String name = "guest-" + UUID.randomUUID();
        String subject = RealmAdmin.account(name);
        String address = name + "@example.org";
        Map<String, ?> before = withEmail(address).get(0);
        assertEquals(subject, before.get("id"));
        assertTrue(got(accounts.invite(address.replace("guest", "GUEST"))));
        assertEquals(List.of(address), Stream.of(mail.getReceivedMessages()).map(AccountsTest::receiver).toList());
        String body = GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]).replace("=\r\n", "").replace("=3D", "=");
        Matcher link = LINK.matcher(body);
        assertTrue(link.find(), body);
        RestAssured.given().urlEncodingEnabled(false).get(link.group()).then().statusCode(200);
        assertEquals(before, withEmail(address).get(0));
    }

    private static String receiver(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoIsDisabledGetsNoMail() throws Throwable {
        String name = "guest-" + UUID.randomUUID();
        String subject = RealmAdmin.account(name);
        RealmAdmin.call().body(Map.of("emailVerified", false, "enabled", false)).put("/users/" + subject).then()
                .statusCode(204);
        assertFalse(got(accounts.invite(name + "@example.org")));
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    void removedAccountIsGoneAndMayBeRemovedAgain() throws Throwable {
        String subject = RealmAdmin.account("guest-" + UUID.randomUUID());
        got(accounts.remove(subject));
        RealmAdmin.call().get("/users/" + subject).then().statusCode(404);
        got(accounts.remove(subject));
    }

    @Test
    void pagesHoldEveryAccountOnce() throws Throwable {
        List<String> subjects = new ArrayList<>();
        int size = 3;
        List<AccountState> page = got(accounts.page(0, size));
        while (!page.isEmpty() && subjects.size() < NEVER) {
            page.forEach(account -> subjects.add(account.subject()));
            page = got(accounts.page(subjects.size(), size));
        }
        assertTrue(subjects.contains(ADA.subject()));
        assertEquals(subjects.size(), subjects.stream().distinct().count());
    }

    @Test
    void serviceMayLookAfterAccountsAndNothingElse() {
        String account = RealmAdmin.call().get("/users?username=service-account-study-circle-service").then().extract()
                .path("[0].id");
        RealmAdmin.call().get("/users/" + account + "/role-mappings").then().statusCode(200)
                .body("clientMappings.keySet()", hasSize(1))
                .body("clientMappings.'realm-management'.mappings.name",
                        containsInAnyOrder("view-users", "query-users", "manage-users"))
                .body("realmMappings.name", is(List.of("default-roles-study-circle")));

        String token = RestAssured.given().formParams(Map.of("grant_type", "client_credentials", "client_id",
                "study-circle-service", "client_secret", secret))
                .post(issuer + "/protocol/openid-connect/token").then().statusCode(200).extract().path("access_token");
        String realm = issuer.replace("/realms/", "/admin/realms/");
        for (String path : List.of("/clients", "/identity-provider/instances", "/events", "/roles")) {
            RestAssured.given().auth().oauth2(token).get(realm + path).then().statusCode(403);
        }
        RestAssured.given().auth().oauth2(token).contentType("application/json").body(Map.of("displayName", "Taken")).put(realm)
                .then().statusCode(403);
    }
}
