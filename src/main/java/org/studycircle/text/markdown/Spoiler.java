package org.studycircle.text.markdown;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Delimited;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** What is between {@code ||} and {@code ||}: closed until its reader opens it. */
class Spoiler extends CustomNode implements Delimited {

    static final String CLASS = "spoiler";
    private static final Map<String, String> ATTRIBUTES = new TreeMap<>(Map.of("class", CLASS, "hidden", "hidden"));

    private static final char BAR = '|';
    private static final int BARS = 2;

    @Override
    public String getOpeningDelimiter() {
        return "||";
    }

    @Override
    public String getClosingDelimiter() {
        return "||";
    }

    static class Delimiters implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return BAR;
        }

        @Override
        public char getClosingCharacter() {
            return BAR;
        }

        @Override
        public int getMinLength() {
            return BARS;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() < BARS || closing.length() < BARS) {
                return 0;
            }
            Node before = opening.getOpener();
            Spoiler spoiler = new Spoiler();
            for (Node hidden : Nodes.between(before, closing.getCloser())) {
                spoiler.appendChild(hidden);
            }
            before.insertAfter(spoiler);
            return BARS;
        }
    }

    static class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
            html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Spoiler.class);
        }

        @Override
        public void render(Node spoiler) {
            html.tag("span", ATTRIBUTES);
            Children.of(spoiler).forEach(context::render);
            html.tag("/span");
        }
    }
}
