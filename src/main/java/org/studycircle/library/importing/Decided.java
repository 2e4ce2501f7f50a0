package org.studycircle.library.importing;

import java.util.List;
import java.util.regex.Pattern;

import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.outline.Decision;
import org.studycircle.library.outline.OutlineSection;
import org.studycircle.library.outline.Proposal;
import org.studycircle.text.Text;

/** A proposal with the decisions applied to it. Making one takes up to seconds and belongs on a worker; asking it costs nothing. */
public final class Decided {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Proposal proposed;
    private final Proposal proposal;
    private final ImportEdit edit;
    private final List<OutlineSection> sections;

    private Decided(Proposal proposed, Proposal proposal, ImportEdit edit) {
        this.proposed = proposed;
        this.proposal = proposal;
        this.edit = edit;
        this.sections = proposal.sections();
    }

    /** @throws org.studycircle.http.problem.Refusal where a decision does not fit the text */
    static Decided of(Proposal proposed, ImportEdit edit) {
        return new Decided(proposed, blocks(outlined(proposed, edit), edit), edit);
    }

    /** The same text with other decisions. */
    Decided with(ImportEdit other) {
        return of(proposed, other);
    }

    private static Proposal outlined(Proposal proposed, ImportEdit edit) {
        if (edit.checksum() != null && !edit.checksum().equals(proposed.checksum())) {
            throw new Unacceptable("/checksum", "checksum-mismatch",
                    "These decisions are for another text: this one has the checksum " + proposed.checksum() + ".");
        }
        try {
            return edit.outline() == null ? proposed : edit.outline().toImportOutline().apply(proposed);
        } catch (ImportRefused refused) {
            throw ImportFaults.refusal(refused);
        }
    }

    private static Proposal blocks(Proposal outlined, ImportEdit edit) {
        if (edit.blocks() == null) {
            return outlined;
        }
        List<Decision> decisions = edit.blocks().entrySet().stream()
                .map(block -> decision(block.getKey(), block.getValue())).toList();
        try {
            return outlined.with(decisions);
        } catch (ImportRefused refused) {
            throw ImportFaults.refusal(refused, "/blocks" + (refused.pointer() == null ? "" : refused.pointer()));
        }
    }

    private static Decision decision(int index, ImportEdit.BlockEdit block) {
        return new Decision(index, block.role(), block.level(), block.heading(), block.reason());
    }

    ImportEdit edit() {
        return edit;
    }

    Proposal proposal() {
        return proposal;
    }

    /** The title as decided or found; null where there is none that could be one. */
    public String title() {
        return edit.title() != null
                ? edit.title()
                : proposal.title().map(Decided::visible).filter(title -> fits(title, ImportEdit.LONGEST_TITLE)).orElse(null);
    }

    public List<String> authors() {
        return edit.authors() != null
                ? edit.authors()
                : proposal.authors().stream().map(Decided::visible).filter(name -> fits(name, ImportEdit.LONGEST_AUTHOR))
                        .limit(ImportEdit.MOST_AUTHORS).toList();
    }

    public String language() {
        return edit.language();
    }

    public List<OutlineSection> sections() {
        return sections;
    }

    private static String visible(String found) {
        return Text.withoutUnseen(SPACE.matcher(found).replaceAll(" "));
    }

    private static boolean fits(String name, int longest) {
        return name.length() <= longest && Text.isVisibleLine(name);
    }
}
