package org.studycircle.library.outline;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.studycircle.library.format.Typography;
import org.studycircle.text.Digests;

/**
 * Keys of an edition's paragraphs, from their words alone: the same paragraph keeps its key in another edition, whatever stands around
 * it. Case, white space, the form of quotation marks and dashes, and Unicode compatibility forms make no difference. A paragraph that
 * occurs again in the same edition gets its number appended: p-…, p-…-2, p-…-3.
 */
public final class ParagraphKeys {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 16;

    private final Map<String, Integer> occurrences = new HashMap<>();

    /** Keys in the order of the texts, one each. */
    public static List<String> of(List<String> paragraphs) {
        ParagraphKeys keys = new ParagraphKeys();
        return paragraphs.stream().map(keys::next).toList();
    }

    String next(String paragraph) {
        String key = "p-" + base32(Digests.sha256(folded(paragraph)));
        int occurrence = occurrences.merge(key, 1, Integer::sum);
        return occurrence == 1 ? key : key + "-" + occurrence;
    }

    private static String folded(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        lower.codePoints().forEach(c -> {
            if (!Typography.isSpace(c)) {
                folded.appendCodePoint(fold(c));
            } else if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        });
        return folded.toString().strip();
    }

    private static int fold(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> '\'';
            default -> c == '"' || c == '„' || c == '‚' ? '\'' : c;
        };
    }

    private static String base32(byte[] bytes) {
        StringBuilder letters = new StringBuilder(LETTERS);
        int bits = 0;
        int available = 0;
        for (int i = 0; letters.length() < LETTERS; i++) {
            bits = (bits << 8 | bytes[i] & 0xFF) & 0xFFF;
            for (available += 8; available >= 5 && letters.length() < LETTERS; available -= 5) {
                letters.append(ALPHABET.charAt(bits >> (available - 5) & 31));
            }
        }
        return letters.toString();
    }
}
