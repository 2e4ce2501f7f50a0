package org.studycircle.library.outline;

import static org.studycircle.library.outline.BlockRole.BYLINE;
import static org.studycircle.library.outline.BlockRole.PARAGRAPH;
import static org.studycircle.library.outline.BlockRole.STANDFIRST;
import static org.studycircle.library.outline.BlockRole.TITLE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.Checksum;
import org.studycircle.library.format.FrontMatter;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.TextDecoding;
import org.studycircle.library.format.TextType;
import org.studycircle.library.format.Typography;

/**
 * What the importer makes of an uploaded text: every block of it, in order, in exactly one role. The same bytes give the same proposal.
 * Immutable; decisions give a new one. Making one costs time (on the order of a second for 10 MB) and belongs on a worker thread.
 */
public record Proposal(String checksum, List<PlacedBlock> blocks) {

    public Proposal {
        blocks = List.copyOf(blocks);
        OutlineBounds.check(blocks);
    }

    /**
     * @param contentType text/plain or text/markdown, perhaps with a charset
     * @throws ImportRefused if the bytes are no such text, or too large
     */
    public static Proposal of(byte[] bytes, String contentType) {
        TextType type = TextType.of(contentType);
        return of(TextDecoding.decode(bytes, type.charset()), type.format(), Checksum.of(bytes));
    }

    /** @param text as {@link TextDecoding} gives it */
    public static Proposal of(String text, TextType.Format format, String checksum) {
        return new Proposal(checksum, Sectioning.propose(text, format));
    }

    public Optional<String> title() {
        return in(TITLE).findFirst().map(block -> Typography.onOneLine(block.text()))
                .or(() -> frontMatter().flatMap(FrontMatter::title));
    }

    public List<String> authors() {
        List<String> signed = in(BYLINE).flatMap(block -> Byline.of(block.text()).stream()).distinct().toList();
        return signed.isEmpty() ? frontMatter().flatMap(FrontMatter::byline).map(Byline::split).orElse(List.of()) : signed;
    }

    public Optional<String> standfirst() {
        String text = in(STANDFIRST).map(PlacedBlock::text).collect(Collectors.joining("\n\n"));
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    public List<OutlineSection> sections() {
        return Sectioning.sections(blocks);
    }

    /** Where two paragraphs are set further apart than is usual in this text. */
    public List<LostHeading> lostHeadings() {
        int[] gaps = blocks.stream().skip(1).mapToInt(block -> block.block().blankLinesBefore()).sorted().toArray();
        int usual = gaps.length == 0 ? 0 : gaps[gaps.length / 2];
        List<LostHeading> hints = new ArrayList<>();
        for (int i = 1; i < blocks.size(); i++) {
            PlacedBlock placed = blocks.get(i);
            int gap = placed.block().blankLinesBefore();
            if (gap > Math.max(1, usual) && placed.is(PARAGRAPH) && placed.heading() == null
                    && blocks.get(i - 1).is(PARAGRAPH)) {
                hints.add(new LostHeading(i, placed.block().firstLine(), gap));
            }
        }
        return hints;
    }

    /** @throws ImportRefused if a decision is wrong; its pointer begins with the index of the block, as in /7/level */
    public Proposal with(List<Decision> decisions) {
        List<PlacedBlock> decided = new ArrayList<>(blocks);
        Set<Integer> seen = new HashSet<>();
        for (Decision decision : decisions) {
            int block = decision.block();
            String pointer = "/" + block;
            if (block < 0 || block >= blocks.size()) {
                throw new ImportRefused(ImportRefused.Code.UNKNOWN_BLOCK, pointer,
                        "There is no block %d; the blocks are numbered 0 to %d".formatted(block, blocks.size() - 1));
            }
            if (!seen.add(block)) {
                throw new ImportRefused(ImportRefused.Code.BLOCK_DECIDED_TWICE, pointer,
                        "Block %d is decided twice".formatted(block));
            }
            decided.set(block, decision.apply(blocks.get(block).block(), pointer));
        }
        return new Proposal(checksum, decided);
    }

    /** The blocks that another proposal for the same text has placed otherwise. */
    public Stream<PlacedBlock> since(Proposal before) {
        return blocks.stream().filter(block -> !block.isPlacedAs(before.blocks.get(block.index())));
    }

    private Stream<PlacedBlock> in(BlockRole role) {
        return blocks.stream().filter(block -> block.is(role));
    }

    private Optional<FrontMatter> frontMatter() {
        return blocks.stream().map(PlacedBlock::block).filter(block -> block.form() == Block.Form.FRONT_MATTER).findFirst()
                .map(block -> new FrontMatter(block.text()));
    }
}
