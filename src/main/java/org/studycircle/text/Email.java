package org.studycircle.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses in the one form in which they are compared and stored. */
public final class Email {

    public static final int LONGEST = 254;

    /** Dot-atoms of RFC 5322, without the quoted forms that no provider gives out. */
    private static final Pattern LOCAL = Pattern
            .compile("(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern
            .compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!\\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

    private Email() {}

    /**
     * @return the address trimmed, in lower case, its domain as DNS has it (Punycode); empty where it is none that mail could
     *     be sent to over the internet
     */
    public static Optional<String> normalised(String address) {
        String trimmed = address.strip();
        int at = trimmed.indexOf('@');
        if (at < 0 || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        String local = trimmed.substring(0, at).toLowerCase(Locale.ROOT);
        return domain(trimmed.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> local + "@" + domain)
                .filter(whole -> whole.length() <= LONGEST);
    }

    private static Optional<String> domain(String written) {
        try {
            return Optional.of(IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
                    .filter(domain -> DOMAIN.matcher(domain).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
