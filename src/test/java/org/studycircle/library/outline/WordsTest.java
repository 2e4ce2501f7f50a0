package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {"0 | — …", "2 | Two words.", "3 | Don’t self-educate, alone",
            "2 | yes—no", "2 | 3.14 U.S.",
            "4 | e\u0301te\u0301 à la mer", "4 | 群众学习", "9 | 読書会は楽しいです", "3 | 함께 책을 읽는다", "3 | ماذا نقرأ معا",
            "3 | हम पढ़ते हैं",
            "3 | การอ่านร่วมกัน", "3 | read 書 now"})
    void wordsAreCountedInEveryScript(int words, String text) {
        assertEquals(words, Words.count(text));
    }

    @Test
    void readingTimeIsRoundedUp() {
        assertEquals(0, Words.readingSeconds(0));
        assertEquals(1, Words.readingSeconds(1));
        assertEquals(60, Words.readingSeconds(230));
        assertEquals(61, Words.readingSeconds(231));
    }
}
