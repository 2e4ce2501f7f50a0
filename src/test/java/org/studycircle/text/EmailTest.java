package org.studycircle.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
            "rui@example.org,             rui@example.org",
            "'  Rui@Example.ORG\t',       rui@example.org",
            "rui+circle@mail.example.org, rui+circle@mail.example.org",
            "rui@bücher.example,          rui@xn--bcher-kva.example",
            "rui@BÜCHER.example,          rui@xn--bcher-kva.example",
            "rui@xn--bcher-kva.example,   rui@xn--bcher-kva.example",
            "rui@例え.テスト,              rui@xn--r8jz45g.xn--zckzah"
    })
    void addressHasOneForm(String written, String normalised) {
        assertEquals(Optional.of(normalised), Email.normalised(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "rui", "@", "rui@", "@example.org", "rui@localhost", "rui@example.", "rui@.org",
            "rui@@example.org", "rui@a@example.org", ".rui@example.org", "rui.@example.org", "r..ui@example.org",
            "r ui@example.org", "rui@exam ple.org", "rui@-example.org", "rui@example-.org", "rui@exa_mple.org",
            "rui@127.0.0.1", "rui@[127.0.0.1]", "\"rui\"@example.org", "Rui <rui@example.org>",
            "rui@example.org,mia@example.org",
            "rui@example.org\nBcc: mia@example.org", "r\u0000ui@example.org", "r\u202eui@example.org", "zoë@example.org",
            "rui@example.o", "rui@example.org;mia@example.org", "mailto:rui@example.org", "rui\r\n@example.org",
            "rui@example。org@x"})
    void whatIsNoAddressIsNone(String written) {
        assertEquals(Optional.empty(), Email.normalised(written));
    }

    @Test
    void addressHasAtMost254Characters() {
        String domain = "x".repeat(63) + "." + "x".repeat(63) + "." + "x".repeat(57) + ".org";
        String local = "y".repeat(64);
        assertEquals(254, (local + "@" + domain).length());
        assertEquals(Optional.of(local + "@" + domain), Email.normalised(local + "@" + domain));
        assertEquals(Optional.empty(), Email.normalised(local + "@x" + domain));
        assertEquals(Optional.empty(), Email.normalised("y" + local + "@example.org"));
        assertEquals(Optional.empty(), Email.normalised("rui@" + "x".repeat(64) + ".org"));
        assertEquals(Optional.empty(), Email.normalised("rui@" + "ü.".repeat(60) + "org"));
        assertEquals(Optional.empty(), Email.normalised("rui@" + "a.".repeat(1_000_000) + "org"));
    }
}
