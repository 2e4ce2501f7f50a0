package org.studycircle.importing;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.studycircle.outline.BlockRole;
import org.studycircle.outline.Decision;
import org.studycircle.outline.ImportRefused;
import org.studycircle.outline.Manifest;
import org.studycircle.outline.OutlineSection;
import org.studycircle.outline.Proposal;
import org.studycircle.web.Text;

/** A proposal with the decisions applied to it. Making one takes up to a second and belongs on a worker. */
public final class Decided {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern IN_LIST = Pattern.compile("^/(\\d+)");

    private final Proposal proposal;
    private final ImportEdit edit;

    private Decided(Proposal proposal, ImportEdit edit) {
        this.proposal = proposal;
        this.edit = edit;
    }

    /** @throws org.studycircle.problem.Refusal where a decision does not fit the text */
    static Decided of(Proposal proposed, ImportEdit edit) {
        return new Decided(blocks(outlined(proposed, edit), edit), edit);
    }

    private static Proposal outlined(Proposal proposed, ImportEdit edit) {
        try {
            String checksum = edit.checksum() == null ? proposed.checksum() : edit.checksum();
            return new Manifest(null, checksum, null, null, null, null, null, outline(edit.outline()), null).apply(proposed);
        } catch (ImportRefused refused) {
            throw ImportFaults.refusal(refused);
        }
    }

    private static Manifest.Outline outline(ImportEdit.Outline outline) {
        return outline == null
                ? null
                : new Manifest.Outline(outline.headings(),
                        each(outline.noise(), noise -> new Manifest.Noise(noise.block(), noise.reason())),
                        each(outline.metadata(),
                                block -> new Manifest.Front(block.block(), BlockRole.valueOf(block.role().name()))),
                        null);
    }

    private static <T, R> List<R> each(List<T> list, Function<T, R> view) {
        return list == null ? null : list.stream().map(view).toList();
    }

    private static Proposal blocks(Proposal outlined, ImportEdit edit) {
        if (edit.blocks() == null) {
            return outlined;
        }
        List<Integer> indexes = List.copyOf(edit.blocks().keySet());
        List<Decision> decisions = each(indexes, index -> decision(index, edit.blocks().get(index)));
        try {
            return outlined.with(decisions);
        } catch (ImportRefused refused) {
            String pointer = refused.pointer() == null
                    ? ""
                    : IN_LIST.matcher(refused.pointer())
                            .replaceFirst(found -> "/" + indexes.get(Integer.parseInt(found.group(1))));
            throw ImportFaults.refusal(refused, "/blocks" + pointer.replaceFirst("/block$", ""));
        }
    }

    private static Decision decision(int index, ImportEdit.BlockEdit block) {
        return new Decision(index, block.role(), block.level(), block.heading(), block.reason());
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
        return proposal.sections();
    }

    private static String visible(String found) {
        return Text.withoutUnseen(SPACE.matcher(found).replaceAll(" "));
    }

    private static boolean fits(String name, int longest) {
        return name.length() <= longest && Text.isVisibleLine(name);
    }
}
