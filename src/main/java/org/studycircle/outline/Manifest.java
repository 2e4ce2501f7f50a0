package org.studycircle.outline;

import java.util.List;

/**
 * Everything about one text that its bytes don't say, or that somebody decided, so that an import repeats exactly. Checksum as
 * {@link Checksum} gives it; bytes the size of the text; language a BCP 47 tag; note, for people, on what the text leaves open.
 */
public record Manifest(String file, String checksum, Integer bytes, String title, List<String> authors, Publication publication,
        String language,
        String rights, String note, ImportOutline outline, List<Prompt> prompts) {

    /** Issued: a date, a month or a year, as the text gives it. */
    public record Publication(String name, String issued, String url) {}

    /** A question to readers; the section is counted from 0 in the decided outline. */
    public record Prompt(int section, String text) {}

    /** @throws ImportRefused if the text is another one, or a decision or a prompt does not fit it; its pointer leads into the manifest */
    public Proposal apply(Proposal proposal) {
        if (!proposal.checksum().equals(checksum)) {
            throw new ImportRefused(ImportRefused.Code.CHECKSUM_MISMATCH, "/checksum",
                    "The text has the checksum %s, the manifest is for %s".formatted(proposal.checksum(), checksum));
        }
        Proposal decided = outline == null ? proposal : outline.apply(proposal);
        checkPrompts(decided.sections().size());
        return decided;
    }

    private void checkPrompts(int sections) {
        List<Prompt> asked = prompts == null ? List.of() : prompts;
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).section() < 0 || asked.get(i).section() >= sections) {
                throw new ImportRefused(ImportRefused.Code.UNKNOWN_SECTION, "/prompts/" + i + "/section",
                        "There is no section %d; the sections are numbered 0 to %d".formatted(asked.get(i).section(),
                                sections - 1));
            }
        }
    }
}
