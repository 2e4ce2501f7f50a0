package org.studycircle.library.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class TextDecodingTest {

    @Test
    void utf8IsReadWithAndWithoutByteOrderMark() {
        assertEquals("Über uns", decode("Über uns".getBytes(UTF_8)));
        assertEquals("Über uns", decode("\uFEFFÜber uns".getBytes(UTF_8)));
    }

    @Test
    void utf16IsReadByItsByteOrderMark() {
        assertEquals("Über 𝔘ns", decode("\uFEFFÜber 𝔘ns".getBytes(UTF_16LE)));
        assertEquals("Über 𝔘ns", decode("\uFEFFÜber 𝔘ns".getBytes(UTF_16BE)));
    }

    @Test
    void declaredCharsetIsUsed() {
        assertEquals("Über", TextDecoding.decode("Über".getBytes(ISO_8859_1), Charset.forName("windows-1252")));
        Charset japanese = Charset.forName("ISO-2022-JP");
        assertEquals("読書会", TextDecoding.decode("読書会".getBytes(japanese), japanese));
    }

    @Test
    void utf8WronglyDeclaredAsWesternIsStillReadAsUtf8() {
        assertEquals("“Über”", TextDecoding.decode("“Über”".getBytes(UTF_8), Charset.forName("windows-1252")));
    }

    @Test
    void byteOrderMarkIsStrongerThanTheDeclaration() {
        assertEquals("Über", TextDecoding.decode("\uFEFFÜber".getBytes(UTF_8), UTF_16LE));
    }

    @Test
    void everyKindOfLineEndBecomesOne() {
        assertEquals("a\nb\nc\nd\ne\nf\n\ng", decode("a\r\nb\rc\u2028d\u2029e\u0085f\n\ng".getBytes(UTF_8)));
        assertEquals("a\n\nb", decode("a\r\n\r\nb".getBytes(UTF_8)));
    }

    @Test
    void textIsComposedAndKeepsItsNoBreakSpaces() {
        assertEquals("é\u00A0!", decode("e\u0301\u00A0!".getBytes(UTF_8)));
        assertEquals("ab", decode("a\uFEFFb".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t\r\n ", "\uFEFF", "\u00A0\u200B"})
    void textWithoutWordsIsRefused(String empty) {
        refused(ImportRefused.Code.TEXT_EMPTY, empty.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u007fb", "a\u0099b", "%PDF-1.7 x", "PK\003\004", "{\\rtf1 hello}"})
    void binaryIsRefused(String binary) {
        refused(ImportRefused.Code.BINARY_CONTENT, binary.getBytes(UTF_8));
    }

    @Test
    void pictureIsRefusedForWhatItIs() {
        refused(ImportRefused.Code.BINARY_CONTENT, "\u0089PNG\r\n\u001a\n\0\0".getBytes(ISO_8859_1), "PNG");
    }

    @Test
    void malformedTextIsRefusedWithThePlaceOfItsFirstError() {
        refused(ImportRefused.Code.MALFORMED_ENCODING, "abcdÜ".getBytes(ISO_8859_1), "Byte 4 ");
        refused(ImportRefused.Code.MALFORMED_ENCODING, new byte[]{'a', (byte) 0xC3});
        refused(ImportRefused.Code.MALFORMED_ENCODING, new byte[]{(byte) 0xC0, (byte) 0x80});
        refused(ImportRefused.Code.MALFORMED_ENCODING, new byte[]{(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'});
    }

    @Test
    void halvesOfSurrogatePairsAreRefused() {
        refused(ImportRefused.Code.LONE_SURROGATE,
                new byte[]{'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "byte 1");
        refused(ImportRefused.Code.LONE_SURROGATE, new byte[]{(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'});
        refused(ImportRefused.Code.LONE_SURROGATE, new byte[]{(byte) 0xFE, (byte) 0xFF, (byte) 0xDC, 0, 0, 'a'});
    }

    @Test
    void tenMebibytesAreReadAndOneByteMoreIsNot() {
        byte[] most = new byte[OutlineLimits.MAX_TEXT_BYTES];
        Arrays.fill(most, (byte) 'a');
        assertEquals(most.length, decode(most).length());
        byte[] more = Arrays.copyOf(most, most.length + 1);
        more[most.length] = 'a';
        refused(ImportRefused.Code.TEXT_TOO_LARGE, more);
    }

    @Test
    void towersOfCombiningMarksAreRefused() {
        assertEquals(51, decode(("a" + "\u0315".repeat(50)).getBytes(UTF_8)).length());
        refused(ImportRefused.Code.TOO_MANY_MARKS, ("a" + "\u0315\u0316".repeat(100_000)).getBytes(UTF_8));
    }

    @Test
    void endlessLinesAreRefused() {
        refused(ImportRefused.Code.TOO_MANY_LINES, "\n".repeat(OutlineLimits.MAX_LINES).getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"text/plain,PLAIN,", "TEXT/Plain; charset=\"UTF-8\",PLAIN,UTF-8",
            "text/markdown;variant=GFM;charset=latin1,MARKDOWN,windows-1252",
            "text/plain;charset=us-ascii,PLAIN,windows-1252"})
    void contentTypeIsRead(String contentType, TextType.Format format, String charset) {
        assertEquals(new TextType(format, charset == null ? null : Charset.forName(charset)), TextType.of(contentType));
    }

    @Test
    void otherContentTypesAreRefused() {
        assertEquals(ImportRefused.Code.UNSUPPORTED_MEDIA_TYPE,
                assertThrows(ImportRefused.class, () -> TextType.of("image/png")).code());
        assertEquals(ImportRefused.Code.UNSUPPORTED_MEDIA_TYPE,
                assertThrows(ImportRefused.class, () -> TextType.of(null)).code());
        for (String charset : new String[]{"klingon", "", "ä ö"}) {
            assertEquals(ImportRefused.Code.UNSUPPORTED_CHARSET,
                    assertThrows(ImportRefused.class, () -> TextType.of("text/plain; charset=" + charset)).code());
        }
    }

    @Property(tries = 300)
    void randomBytesAreReadOrRefusedByName(@ForAll @Size(max = 300) byte[] bytes) {
        for (String charset : new String[]{null, "windows-1252", "UTF-16", "Shift_JIS", "GB18030", "ISO-2022-KR", "UTF-32"}) {
            isReadOrRefused(bytes, charset == null ? null : Charset.forName(charset));
        }
    }

    @Test
    void everyCharsetReadsNoiseOrRefusesItByName() {
        byte[] noise = new byte[500];
        new Random(1).nextBytes(noise);
        for (Charset charset : Charset.availableCharsets().values()) {
            for (int start = 0; start < noise.length; start++) {
                isReadOrRefused(Arrays.copyOfRange(noise, start, noise.length), charset);
            }
        }
    }

    private static void isReadOrRefused(byte[] bytes, Charset charset) {
        try {
            String text = TextDecoding.decode(bytes, charset);
            assertTrue(text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE));
        } catch (ImportRefused refused) {
            assertTrue(refused.getMessage().length() > 10);
        }
    }

    private static String decode(byte[] bytes) {
        return TextDecoding.decode(bytes, null);
    }

    private static void refused(ImportRefused.Code code, byte[] bytes) {
        refused(code, bytes, "");
    }

    private static void refused(ImportRefused.Code code, byte[] bytes, String detail) {
        ImportRefused refused = assertThrows(ImportRefused.class, () -> decode(bytes));
        assertEquals(code, refused.code(), refused.getMessage());
        assertTrue(refused.getMessage().contains(detail), refused.getMessage());
    }
}
