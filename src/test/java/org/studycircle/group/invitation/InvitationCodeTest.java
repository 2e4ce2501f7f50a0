package org.studycircle.group.invitation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTest {

    private static boolean areSame(String one, String other) {
        return Arrays.equals(InvitationCode.typed(one).hash(), InvitationCode.typed(other).hash());
    }

    @Test
    void codeIsShownInGroupsOfFourWithoutLookAlikes() {
        IntStream.range(0, 1_000).forEach(round -> {
            String shown = InvitationCode.random().shown();
            assertTrue(shown.matches("[0-7][0-9A-HJKMNP-TV-Z]{3}-([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{2}"), shown);
        });
    }

    @Test
    void everyBitIsDrawn() {
        Set<String> places = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (int round = 0; round < 2_000; round++) {
            String characters = InvitationCode.random().shown().replace("-", "");
            codes.add(characters);
            IntStream.range(0, characters.length()).forEach(place -> places.add(place + " " + characters.charAt(place)));
        }
        assertEquals(2_000, codes.size());
        assertEquals(25 * 32 + 8, places.size(), "25 characters of five bits, one of three");
    }

    @Test
    void whatIsTypedIsTheCodeThatWasShown() {
        InvitationCode code = InvitationCode.random();
        String shown = code.shown();
        for (String typed : new String[]{shown, shown.toLowerCase(Locale.ROOT), shown.replace("-", ""), shown.replace('-', ' '),
                "  " + shown + "\n", shown.replace('-', '\u2013'), shown.replace("-", "\u00a0"), shown.replace("-", "\u200b"),
                shown.replace("-", "--"), shown.replace('0', 'o').replace('1', 'l'), shown.replace('0', 'O').replace('1', 'I'),
                shown.replace('1', 'i')}) {
            assertArrayEquals(code.hash(), InvitationCode.typed(typed).hash(), typed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "3F7Q-K9ZM-02RT-X5VB-8C1D-N6HP-Y", "3F7Q-K9ZM-02RT-X5VB-8C1D-N6HP-YB",
            "3F7Q-K9ZM-02RT-X5VB-8C1D-N6HP-YA0", "F37Q-K9ZM-02RT-X5VB-8C1D-N6HP-YA", "\ud83d\udcda"})
    void whatIsAnotherCodeStaysAnother(String typed) {
        assertFalse(areSame(typed, "3F7Q-K9ZM-02RT-X5VB-8C1D-N6HP-YA"));
    }

    @Test
    void codeDoesNotPrintItself() {
        InvitationCode code = InvitationCode.random();
        assertEquals("InvitationCode[not shown]", code.toString());
        String redemption = new NewRedemption(code.shown(), null, null).toString();
        assertFalse(redemption.contains(code.shown().substring(0, 4)), redemption);
    }
}
