package org.studycircle.text.markdown;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** How a text begins, in words alone. */
final class Excerpt extends AbstractVisitor {

    static final int LONGEST = 200;
    private static final String ELLIPSIS = "…";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

    private final StringBuilder words = new StringBuilder();

    private Excerpt() {}

    static String of(Node document) {
        Excerpt excerpt = new Excerpt();
        document.accept(excerpt);
        return shortened(BLANKS.matcher(excerpt.words).replaceAll(" ").strip());
    }

    /** Between characters as they are seen, of which some are several code points. */
    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = text.offsetByCodePoints(0, LONGEST - 1);
        return text.substring(0, characters.isBoundary(end) ? end : characters.preceding(end)).strip() + ELLIPSIS;
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
    public void visit(HtmlBlock html) {
        words.append(html.getLiteral()).append(' ');
    }

    @Override
    public void visit(FencedCodeBlock code) {
        words.append(code.getLiteral()).append(' ');
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        words.append(code.getLiteral()).append(' ');
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Spoiler) {
            words.append(ELLIPSIS);
        } else {
            visitChildren(node);
        }
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block || parent instanceof TableCell) {
            words.append(' ');
        }
    }
}
