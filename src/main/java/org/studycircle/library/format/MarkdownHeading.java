package org.studycircle.library.format;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The words of a heading, without its markup. */
final class MarkdownHeading extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder().build();

    private final StringBuilder words = new StringBuilder();

    private MarkdownHeading() {}

    /** @return the source itself where it is far too long to be a heading */
    static String text(String source) {
        if (source.length() > 5 * OutlineLimits.MAX_HEADING_LENGTH) {
            return source;
        }
        MarkdownHeading heading = new MarkdownHeading();
        PARSER.parse(source).accept(heading);
        return Typography.strip(heading.words.toString());
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append(' ');
    }
}
