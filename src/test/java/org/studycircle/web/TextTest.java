package org.studycircle.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Zoë Z.", "読書会", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0646\u0645",
            "\ud83d\udc69\u200d\ud83d\udcbb", "a b"})
    void namesOfPeopleAreVisible(String name) {
        assertTrue(Text.isVisibleLine(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\u200d", "\u2800", "\u3164", "\u0301", "a\u202eb", "a\u2066b", "a\nb",
            "a\u0007",
            "\ufeffa", "a\u2028b"})
    void tricksAreNot(String trick) {
        assertFalse(Text.isVisibleLine(trick));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udcda", "a\u0000", "\udcda\ud83d", "x\ud83d"})
    void halfACharacterCantBeStored(String text) {
        assertFalse(Text.isStorable(text));
    }
}
