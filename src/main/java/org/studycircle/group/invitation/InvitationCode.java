package org.studycircle.group.invitation;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

import org.studycircle.text.Digests;

/**
 * The secret of an invitation: 128 random bits in 26 characters of Crockford's base 32, which has no letters that look like
 * digits. It is shown once; only its hash is kept, and it never prints itself.
 */
final class InvitationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 128;
    private static final int BITS_A_CHARACTER = 5;
    private static final int CHARACTERS = (BITS + BITS_A_CHARACTER - 1) / BITS_A_CHARACTER;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** What people and their word processors put between the groups. */
    private static final Pattern SEPARATOR = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}_.]+");
    private static final Pattern GROUP = Pattern.compile("(.{4})(?=.)");

    private final String canonical;

    private InvitationCode(String canonical) {
        this.canonical = canonical;
    }

    static InvitationCode random() {
        StringBuilder characters = new StringBuilder(CHARACTERS);
        BigInteger rest = new BigInteger(BITS, RANDOM);
        for (int i = 0; i < CHARACTERS; i++) {
            characters.append(ALPHABET.charAt(rest.intValue() & ALPHABET.length() - 1));
            rest = rest.shiftRight(BITS_A_CHARACTER);
        }
        return new InvitationCode(characters.reverse().toString());
    }

    /** @param text what somebody typed, which may be no code at all: then it is the code of no invitation */
    static InvitationCode typed(String text) {
        return new InvitationCode(SEPARATOR.matcher(text).replaceAll("").toUpperCase(Locale.ROOT)
                .replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    byte[] hash() {
        return Digests.sha256(canonical);
    }

    /** In groups of four, to be read out and typed. */
    String shown() {
        return GROUP.matcher(canonical).replaceAll("$1-");
    }

    @Override
    public String toString() {
        return "InvitationCode[not shown]";
    }
}
