package org.studycircle.library.format;

import java.util.List;

import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown in blocks: one for each block at the top level, with its own source as text, so that lists, quotes and code stay what
 * they are. Only a heading loses its markup.
 */
public final class MarkdownBlocks {

    /** Deeper nesting than this is read as text: it can only be an attack. */
    private static final int MAX_NESTING = 50;

    /** Inline markup is read when a paragraph is shown; here it would only cost time. */
    private static final Parser BLOCKS = Parser.builder().maxOpenBlockParsers(MAX_NESTING)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .inlineParserFactory(context -> (lines, node) -> {
            }).build();

    private final List<Line> lines;
    private final BlockList blocks = new BlockList();
    private int taken;

    private MarkdownBlocks(List<Line> lines) {
        this.lines = lines;
    }

    public static List<Block> of(String text) {
        MarkdownBlocks markdown = new MarkdownBlocks(Line.of(text));
        String body = markdown.takeFrontMatter(text);
        for (Node node = BLOCKS.parse(body).getFirstChild(); node != null; node = node.getNext()) {
            markdown.take(node);
        }
        markdown.takeTo(markdown.lines.size(), Block.Form.BODY, 0);
        return markdown.blocks.toList();
    }

    /** Blanks the front matter out, so that the lines that follow keep their numbers. */
    private String takeFrontMatter(String text) {
        int length = FrontMatter.lines(lines);
        if (length == 0) {
            return text;
        }
        takeTo(length, Block.Form.FRONT_MATTER, 0);
        int end = lines.subList(0, length).stream().mapToInt(line -> line.length() + 1).sum();
        return "\n".repeat(length) + text.substring(Math.min(end, text.length()));
    }

    private void take(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (!spans.isEmpty()) {
            takeTo(spans.get(0).getLineIndex(), Block.Form.BODY, 0);
            int level = node instanceof Heading heading ? heading.getLevel() : 0;
            takeTo(spans.get(spans.size() - 1).getLineIndex() + 1, form(node), level);
        }
    }

    private static Block.Form form(Node node) {
        if (node instanceof Heading) {
            return Block.Form.HEADING;
        }
        if (node instanceof Paragraph) {
            return Block.Form.TEXT;
        }
        if (node instanceof ThematicBreak) {
            return Block.Form.SEPARATOR;
        }
        return node instanceof LinkReferenceDefinition ? Block.Form.LINK_TARGET : Block.Form.BODY;
    }

    private void takeTo(int end, Block.Form form, int level) {
        int start = taken;
        taken = Math.max(taken, end);
        int last = taken;
        while (start < last && lines.get(start).isBlank()) {
            start++;
        }
        while (last > start && lines.get(last - 1).isBlank()) {
            last--;
        }
        if (start < last) {
            StringBuilder source = new StringBuilder();
            lines.subList(start, last).forEach(line -> source.append(Typography.stripEnd(line.text())).append('\n'));
            String text = source.substring(0, source.length() - 1);
            String words = form == Block.Form.HEADING ? MarkdownHeading.text(text) : text;
            boolean empty = form == Block.Form.HEADING && words.isEmpty();
            blocks.add(start + 1, last, empty ? Block.Form.SEPARATOR : form, level, empty ? text : words);
        }
    }
}
