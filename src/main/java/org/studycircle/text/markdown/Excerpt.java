package org.studycircle.text.markdown;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;

/** How a text begins, in words alone: what is shown of it, on one line, but for what is closed. */
final class Excerpt extends Shown {

    private static final int LONGEST = 200;
    private static final String ELLIPSIS = "…";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

    private Excerpt() {}

    static String of(Node document) {
        return shortened(whole(document));
    }

    /** All of it, however long. */
    static String whole(Node document) {
        Excerpt excerpt = new Excerpt();
        document.accept(excerpt);
        return BLANKS.matcher(excerpt.characters).replaceAll(" ").strip();
    }

    /** Between characters as they are seen, of which some are several code points. */
    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        int end = text.offsetByCodePoints(0, LONGEST - 1);
        return text.substring(0, borders.isBoundary(end) ? end : borders.preceding(end)).strip() + ELLIPSIS;
    }

    @Override
    public void visit(HtmlBlock html) {
        super.visit(html);
        characters.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock code) {
        super.visit(code);
        characters.append(' ');
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        super.visit(code);
        characters.append(' ');
    }

    @Override
    public void visit(SoftLineBreak end) {
        characters.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        characters.append(' ');
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Spoiler) {
            characters.append(ELLIPSIS);
        } else {
            visitChildren(node);
        }
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block || parent instanceof TableCell) {
            characters.append(' ');
        }
    }
}
