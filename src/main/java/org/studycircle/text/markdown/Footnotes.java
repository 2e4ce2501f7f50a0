package org.studycircle.text.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Footnotes, numbered as the text refers to them and gathered behind it; those that nothing refers to come last, for they were written to
 * be read. Their ids begin with something of the text, so that texts can stand on one page.
 */
final class Footnotes extends AbstractVisitor {

    static final String CLASS = "footnotes";
    static final Pattern ID = Pattern.compile("fn(?:ref)?-[0-9a-f]{1,8}-\\d{1,6}");

    private final Map<String, FootnoteDefinition> byLabel = new HashMap<>();
    private final Set<FootnoteDefinition> all = new LinkedHashSet<>();
    private final List<FootnoteReference> references = new ArrayList<>();

    private Footnotes() {}

    /** The place in the text that has a footnote. */
    private static class Mark extends CustomNode {

        private final String text;
        private final int number;
        private final boolean isFirst;

        Mark(String text, int number, boolean isFirst) {
            this.text = text;
            this.number = number;
            this.isFirst = isFirst;
        }
    }

    /** All notes of a text; its children are their definitions, in the order of their numbers. */
    private static class Notes extends CustomBlock {

        private final String text;
        /** How many of them the text refers to. */
        private final int referred;

        Notes(String text, int referred) {
            this.text = text;
            this.referred = referred;
        }
    }

    /** @param text what their ids begin with, after what they are ids of */
    static void gather(Node document, String text) {
        Footnotes found = new Footnotes();
        document.accept(found);
        if (!found.all.isEmpty()) {
            found.move(document, text);
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FootnoteDefinition note) {
            byLabel.putIfAbsent(folded(note.getLabel()), note);
            all.add(note);
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof FootnoteReference reference) {
            references.add(reference);
        }
        visitChildren(node);
    }

    /** In the order in which they are referred to first. */
    private void move(Node document, String text) {
        Map<FootnoteDefinition, Integer> numbers = new LinkedHashMap<>();
        for (FootnoteReference reference : references) {
            FootnoteDefinition note = byLabel.get(folded(reference.getLabel()));
            boolean isFirst = numbers.putIfAbsent(note, numbers.size() + 1) == null;
            reference.insertBefore(new Mark(text, numbers.get(note), isFirst));
            reference.unlink();
        }
        Notes notes = new Notes(text, numbers.size());
        all.forEach(note -> numbers.putIfAbsent(note, numbers.size() + 1));
        numbers.keySet().forEach(notes::appendChild);
        document.appendChild(notes);
    }

    private static String folded(String label) {
        return label.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }

    /** Of the marks and the notes. */
    static class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
            html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Mark.class, Notes.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Mark mark) {
                render(mark);
            } else if (node instanceof Notes notes) {
                render(notes);
            }
        }

        private void render(Mark mark) {
            Map<String, String> attributes = new LinkedHashMap<>(Map.of("href", "#" + note(mark.text, mark.number)));
            if (mark.isFirst) {
                attributes.put("id", reference(mark.text, mark.number));
            }
            html.tag("sup");
            link(attributes, String.valueOf(mark.number));
            html.tag("/sup");
        }

        private void render(Notes notes) {
            html.line();
            html.tag("ol", Map.of("class", CLASS));
            int number = 0;
            for (Node note : Children.of(notes)) {
                number++;
                html.line();
                html.tag("li", Map.of("id", note(notes.text, number)));
                Children.of(note).forEach(context::render);
                if (number <= notes.referred) {
                    link(Map.of("href", "#" + reference(notes.text, number)), "↩");
                }
                html.tag("/li");
            }
            html.line();
            html.tag("/ol");
        }

        private void link(Map<String, String> attributes, String words) {
            html.tag("a", attributes);
            html.text(words);
            html.tag("/a");
        }

        private static String note(String text, int number) {
            return "fn-" + text + "-" + number;
        }

        private static String reference(String text, int number) {
            return "fnref-" + text + "-" + number;
        }
    }
}
