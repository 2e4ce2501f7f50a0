package org.studycircle.library.outline;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.Typography;

/**
 * The decisions about a whole outline, as a manifest makes them. Each list is complete: headings are the exact words of every heading, in
 * order; noise and metadata (title, byline, standfirst) are every block of that kind. What the proposal took for such a thing and its list
 * does not name is a paragraph. A list that is null leaves the proposal as it is.
 */
public record ImportOutline(List<String> headings, List<NoiseDecision> noise, List<MetadataDecision> metadata) {

    private static final Set<BlockRole> METADATA = EnumSet.of(BlockRole.TITLE, BlockRole.BYLINE, BlockRole.STANDFIRST);
    private static final Set<BlockRole> BODY = EnumSet.of(BlockRole.PARAGRAPH, BlockRole.HEADING);

    public record NoiseDecision(int block, NoiseReason reason) {}

    public record MetadataDecision(int block, BlockRole role) {}

    /** @throws ImportRefused if a decision does not fit the text; its pointer begins with /outline */
    public Proposal apply(Proposal proposal) {
        checkComplete("headings", headings);
        checkComplete("noise", noise);
        checkComplete("metadata", metadata);
        Map<Integer, Decision> decisions = new TreeMap<>();
        if (metadata != null) {
            unmake(proposal, METADATA, decisions);
        }
        if (noise != null) {
            unmake(proposal, EnumSet.of(BlockRole.NOISE), decisions);
            noise.forEach(found -> decisions.put(found.block(), Decision.noise(found.block(), found.reason())));
        }
        if (metadata != null) {
            metadata.forEach(found -> decisions.put(found.block(), Decision.role(found.block(), found.role())));
        }
        if (headings != null) {
            unmake(proposal, EnumSet.of(BlockRole.HEADING), decisions);
            putHeadings(proposal, decisions);
        }
        try {
            return proposal.with(List.copyOf(decisions.values()));
        } catch (ImportRefused refused) {
            throw new ImportRefused(refused.code(), "/outline", refused.getMessage());
        }
    }

    private static void checkComplete(String name, List<?> list) {
        int missing = list == null ? -1 : list.indexOf(null);
        if (missing >= 0) {
            throw new ImportRefused(ImportRefused.Code.DECISION_MISSING, "/outline/" + name + "/" + missing,
                    "There is nothing here");
        }
    }

    private static void unmake(Proposal proposal, Set<BlockRole> roles, Map<Integer, Decision> decisions) {
        proposal.blocks().stream().filter(block -> roles.contains(block.role()))
                .forEach(block -> decisions.putIfAbsent(block.index(), Decision.role(block.index(), BlockRole.PARAGRAPH)));
    }

    private void putHeadings(Proposal proposal, Map<Integer, Decision> decisions) {
        int from = 0;
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

    /** The title often has the words of a later heading: what is metadata or noise is passed over. */
    private static int find(String heading, int from, Proposal proposal, Map<Integer, Decision> decisions) {
        String words = Typography.onOneLine(heading);
        for (int i = from; i < proposal.blocks().size(); i++) {
            PlacedBlock placed = proposal.blocks().get(i);
            BlockRole role = decisions.containsKey(i) ? decisions.get(i).role() : placed.role();
            if (BODY.contains(role) && Typography.onOneLine(placed.text()).equals(words)) {
                return i;
            }
        }
        return -1;
    }
}
