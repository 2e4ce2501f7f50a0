package org.studycircle.text.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Gathers the characters that are shown of a document. Rules, empty lists and tables, and links without words show none. */
class Shown extends AbstractVisitor {

    final StringBuilder characters = new StringBuilder();

    static String of(Node document) {
        Shown shown = new Shown();
        document.accept(shown);
        return shown.characters.toString();
    }

    @Override
    public void visit(Text text) {
        characters.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        characters.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        characters.append(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        characters.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        characters.append(html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        characters.append(html.getLiteral());
    }
}
