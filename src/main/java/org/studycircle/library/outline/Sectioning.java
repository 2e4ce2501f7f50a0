package org.studycircle.library.outline;

import java.util.ArrayList;
import java.util.List;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.MarkdownBlocks;
import org.studycircle.library.format.PlainBlocks;
import org.studycircle.library.format.TextType;

/** From text to blocks in their roles, and from these to sections. */
final class Sectioning {

    private Sectioning() {}

    /** Markdown without a single heading is judged as plain text is: its author marked nothing, or pasted a web page. */
    static List<PlacedBlock> propose(String text, TextType.Format format) {
        List<Block> blocks = format == TextType.Format.MARKDOWN ? MarkdownBlocks.of(text) : PlainBlocks.of(text);
        boolean marked = blocks.stream().anyMatch(block -> block.form() == Block.Form.HEADING);
        List<PlacedBlock> placed = marked
                ? Sheet.judge(blocks, OutlineRules.MARKDOWN_SELF_EVIDENT, OutlineRules.MARKDOWN)
                : Sheet.judge(blocks, OutlineRules.PLAIN_SELF_EVIDENT, OutlineRules.PLAIN);
        boolean readable = placed.stream().anyMatch(block -> block.is(BlockRole.PARAGRAPH));
        return readable ? placed : blocks.stream().map(PlacedBlock::paragraph).toList();
    }

    static List<OutlineSection> sections(List<PlacedBlock> blocks) {
        List<OutlineSection> sections = new ArrayList<>();
        ParagraphKeys keys = new ParagraphKeys();
        for (PlacedBlock placed : blocks) {
            boolean opening = placed.is(BlockRole.PARAGRAPH) && sections.isEmpty();
            if (placed.sectionHeading() != null || opening) {
                sections.add(new OutlineSection(placed.sectionHeading(), placed.level(), placed.index(), new ArrayList<>()));
            }
            if (placed.is(BlockRole.PARAGRAPH)) {
                String text = placed.text();
                OutlineSection current = sections.get(sections.size() - 1);
                current.paragraphs().add(new OutlineParagraph(placed.index(), keys.next(text), text, Words.count(text)));
            }
        }
        return sections;
    }
}
