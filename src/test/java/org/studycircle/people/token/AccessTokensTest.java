package org.studycircle.people.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;

/** Tokens whose signature, issuer, audience and expiry are right already. */
class AccessTokensTest {

    private static final String PERSON = "\"iss\":\"https://id.example.org\",\"sub\":\"7\",\"name\":\"Ada\",";

    private static AccessTokens tokens() {
        AccessTokens tokens = new AccessTokens();
        tokens.settings = (IdentitySettings) Proxy.newProxyInstance(IdentitySettings.class.getClassLoader(),
                new Class<?>[]{IdentitySettings.class}, (settings, asked, nothing) -> Optional.of(List.of("web")));
        return tokens;
    }

    private static JsonWebToken token(String header, String claims) throws InvalidJwtException {
        String said = "{" + PERSON + claims + "}";
        return new DefaultJWTCallerPrincipal(encoded(header) + "." + encoded(said) + ".x", "JWT", JwtClaims.parse(said));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"typ\":\"JWT\"} | \"typ\":\"Bearer\",\"azp\":\"web\"",
            "{\"typ\":\"at+jwt\"} | \"client_id\":\"web\"",
            "{\"typ\":\"AT+JWT\"} | \"client_id\":\"web\"",
            "{\"typ\":\"application/at+jwt\"} | \"client_id\":\"web\"",
            "{\"typ\":\"at+jwt\"} | \"typ\":\"Bearer\",\"azp\":\"web\",\"client_id\":\"web\"",
    })
    void accessTokensAreTaken(String header, String claims) throws Exception {
        assertEquals("7", tokens().account(token(header, claims)).subject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"typ\":\"JWT\"} | \"client_id\":\"web\"",
            "{} | \"client_id\":\"web\"",
            "{\"typ\":[]} | \"client_id\":\"web\"",
            "[] | \"client_id\":\"web\"",
            "nonsense | \"client_id\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"ID\",\"azp\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"Refresh\",\"azp\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"Logout\",\"azp\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"DPoP\",\"azp\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"at+jwt\",\"azp\":\"web\"",
            "{\"typ\":\"at+jwt\"} | \"typ\":\"ID\",\"azp\":\"web\"",
            "{\"typ\":\"logout+jwt\"} | \"client_id\":\"web\"",
            "{\"typ\":\"JWT\"} | \"typ\":\"Bearer\",\"azp\":\"web\",\"cnf\":{\"jkt\":\"x\"}",
            "{\"typ\":\"at+jwt\"} | \"client_id\":\"web\",\"cnf\":{\"x5t#S256\":\"x\"}",
            "{\"typ\":\"at+jwt\"} | \"client_id\":\"other\"",
            "{\"typ\":\"at+jwt\"} | \"exp\":1",
    })
    void whatIsNoneOrMoreThanOneIsRefused(String header, String claims) throws Exception {
        JsonWebToken token = token(header, claims);
        assertThrows(AuthenticationFailedException.class, () -> tokens().account(token));
    }
}
