package org.studycircle.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything about one text that its bytes don't say, or that somebody decided, so that an import repeats exactly.
 * Checksum as {@link Checksum} gives it; language a BCP 47 tag.
 */
public record Manifest(String file, String checksum, String title, List<String> authors, Publication publication,
        String language, String rights,
        Outline outline, List<Prompt> prompts) {

    public record Publication(String name, String issued, String url) {}

    /**
     * Headings: the exact words of every heading, in order, except inserted ones; what the rules took for a heading and is not listed is a
     * paragraph. Noise: likewise complete. Front: title, byline and standfirst where the rules miss them. Inserted: headings the source
     * has lost. A list that is absent leaves the proposal as it is.
     */
    public record Outline(List<String> headings, List<Noise> noise, List<Front> front, List<Inserted> inserted) {}

    public record Noise(int block, NoiseReason reason) {}

    public record Front(int block, BlockRole role) {}

    public record Inserted(int block, String heading, Integer level) {}

    /** Section: counted from 0, in the decided outline. */
    public record Prompt(int section, String text) {}

    /** @throws ImportRefused if the text is another one, or a decision does not fit it */
    public Proposal apply(Proposal proposal) {
        if (!proposal.checksum().equals(checksum)) {
            throw new ImportRefused(ImportRefused.Code.CHECKSUM_MISMATCH, "/checksum",
                    "The text has the checksum %s, the manifest is for %s".formatted(proposal.checksum(), checksum));
        }
        Proposal decided = outline == null ? proposal : decide(proposal);
        checkPrompts(decided.sections().size());
        return decided;
    }

    private Proposal decide(Proposal proposal) {
        List<Decision> decisions = decisions(proposal);
        try {
            return proposal.with(decisions);
        } catch (ImportRefused refused) {
            throw new ImportRefused(refused.code(), "/outline", refused.getMessage());
        }
    }

    private void checkPrompts(int sections) {
        List<Prompt> asked = orNone(prompts);
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).section() < 0 || asked.get(i).section() >= sections) {
                throw new ImportRefused(ImportRefused.Code.UNKNOWN_SECTION, "/prompts/" + i + "/section",
                        "There is no section %d; the sections are numbered 0 to %d".formatted(asked.get(i).section(),
                                sections - 1));
            }
        }
    }

    private List<Decision> decisions(Proposal proposal) {
        Map<Integer, Decision> decisions = new HashMap<>();
        if (outline.headings() != null) {
            demote(proposal, BlockRole.HEADING, decisions);
        }
        if (outline.noise() != null) {
            demote(proposal, BlockRole.NOISE, decisions);
            outline.noise().forEach(noise -> decisions.put(noise.block(), Decision.noise(noise.block(), noise.reason())));
        }
        orNone(outline.front()).forEach(front -> decisions.put(front.block(), Decision.role(front.block(), front.role())));
        orNone(outline.inserted()).forEach(inserted -> decisions.put(inserted.block(),
                new Decision(inserted.block(), BlockRole.PARAGRAPH, inserted.level(), inserted.heading(), null)));
        putHeadings(proposal, decisions);
        return decisions.values().stream().toList();
    }

    private static void demote(Proposal proposal, BlockRole role, Map<Integer, Decision> decisions) {
        proposal.blocks().stream().filter(block -> block.is(role))
                .forEach(block -> decisions.put(block.index(), Decision.role(block.index(), BlockRole.PARAGRAPH)));
    }

    private void putHeadings(Proposal proposal, Map<Integer, Decision> decisions) {
        int from = 0;
        List<String> headings = orNone(outline.headings());
        for (int i = 0; i < headings.size(); i++) {
            int found = find(headings.get(i), from, proposal, decisions);
            if (found < 0) {
                throw new ImportRefused(ImportRefused.Code.HEADING_NOT_FOUND, "/outline/headings/" + i,
                        "The heading \"%s\" is not in the text after those before it".formatted(headings.get(i)));
            }
            decisions.put(found, Decision.heading(found, Math.max(1, proposal.blocks().get(found).level())));
            from = found + 1;
        }
    }

    /** The title often has the words of a later heading; it, and what the manifest itself gives another role, is passed over. */
    private int find(String heading, int from, Proposal proposal, Map<Integer, Decision> decisions) {
        Set<BlockRole> open = Set.of(BlockRole.PARAGRAPH, BlockRole.HEADING);
        for (int i = from; i < proposal.blocks().size(); i++) {
            PlacedBlock placed = proposal.blocks().get(i);
            Decision decided = decisions.get(i);
            BlockRole role = decided == null ? placed.role() : decided.role();
            boolean matches = Typography.onOneLine(placed.text()).equals(Typography.onOneLine(heading));
            if (matches && open.contains(role) && (decided == null || decided.heading() == null)) {
                return i;
            }
        }
        return -1;
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }
}
