package org.studycircle.text.markdown;

import java.util.EnumSet;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/** Makes links of addresses that stand in the text as they are. */
class BareAddresses extends AbstractVisitor {

    private static final LinkExtractor ADDRESSES = LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();
    private static final String SIGN = "://";

    @Override
    public void visit(Link link) {
        // what is in it is a link already
    }

    @Override
    public void visit(Text text) {
        String words = text.getLiteral();
        if (words.contains(SIGN)) {
            for (Span span : ADDRESSES.extractSpans(words)) {
                text.insertBefore(node(words.substring(span.getBeginIndex(), span.getEndIndex()), span instanceof LinkSpan));
            }
            text.unlink();
        }
    }

    private static Node node(String words, boolean isAddress) {
        Text text = new Text(words);
        if (!isAddress) {
            return text;
        }
        Link link = new Link(words, null);
        link.appendChild(text);
        return link;
    }
}
