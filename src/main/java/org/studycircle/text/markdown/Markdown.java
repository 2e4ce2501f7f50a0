package org.studycircle.text.markdown;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark to HTML, with tables, footnotes, what is struck through, spoilers, and addresses as links. Two walls: the renderer shows raw HTML as the text that it is, and the sanitiser lets only a short list
 * of elements through, whatever the renderer did.
 */
public final class Markdown {

    /** Rendering and sanitising recurse; a text nested deeper is shown as it was written. */
    private static final int DEEPEST = 60;
    private static final int MOST_OPEN_BLOCKS = 40;
    /** Of a paragraph: with each of its lines the parser looks at all before. One that is longer is shown as it was written. */
    private static final int MOST_LINES = 600;
    /** Of emphasis: the parser may look from each of them at all before. */
    private static final int MOST_MARKS = 2_000;
    private static final Pattern EMPHASIS = Pattern.compile("\\*+|_+|~~+|\\|\\|+");
    /** A short text may refer to one long address a thousand times; one that comes to more is shown as it was written. */
    private static final int LONGEST_ADDRESSES = 100_000;
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\p{Cc}\\p{Cf}]+|#" + Footnotes.ID);
    private static final Pattern LIST_START = Pattern.compile("\\d{1,9}");

    /** Of writing, which would turn what is beside them around. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private static final Extension TABLES = TablesExtension.create();
    private static final Extension STRUCK = StrikethroughExtension.builder().requireTwoTildes(true).build();
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(MOST_OPEN_BLOCKS)
            .customInlineContentParserFactory(new AngleBrackets()).customDelimiterProcessor(new Spoiler.Delimiters())
            .extensions(List.of(TABLES, FootnotesExtension.create(), STRUCK)).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true)
            .extensions(List.of(TABLES, STRUCK)).nodeRendererFactory(Spoiler.Renderer::new)
            .nodeRendererFactory(Footnotes.Renderer::new).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "em", "strong",
                    "ul", "ol", "li", "a", "del", "table", "thead", "tbody", "tr", "th", "td", "sup", "span")
            .allowAttributes("href").matching(ADDRESS).onElements("a")
            .allowAttributes("id").matching(Footnotes.ID).onElements("a", "li")
            .allowAttributes("class").matching(false, Footnotes.CLASS).onElements("ol")
            .allowAttributes("class").matching(false, Spoiler.CLASS).onElements("span")
            .allowAttributes("hidden").matching(false, "hidden").onElements("span")
            .allowAttributes("align").matching(false, "left", "center", "right").onElements("th", "td")
            .allowAttributes("start").matching(LIST_START).onElements("ol")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener")
            .toFactory();

    private Markdown() {}

    /** @return HTML that can be shown as it is; images become links, so that nothing is fetched that nobody clicked on */
    public static String html(String markdown) {
        return rendered(markdown, (html, excerpt) -> html);
    }

    /** @return what is made of that HTML and the excerpt of the text */
    public static <R> R rendered(String markdown, BiFunction<String, String, R> made) {
        Node document = document(markdown);
        String excerpt = written(Excerpt.of(document));
        document.accept(new BareAddresses());
        Footnotes.gather(document, Integer.toHexString(markdown.hashCode()));
        return made.apply(POLICY.sanitize(written(RENDERER.render(document))).strip(), excerpt);
    }

    /** @return all that is shown of it, as plain text on one line, but for what is closed */
    public static String words(String markdown) {
        return written(Excerpt.whole(document(markdown)));
    }

    /** What was rendered, without what helps to render it or would turn other writing around. */
    private static String written(String rendered) {
        return DIRECTIONS.matcher(CjkEmphasis.unmarked(rendered)).replaceAll("");
    }

    /** @return the characters that are shown of it, without what is put between them and what a footnote is numbered by */
    public static String shown(String markdown) {
        return Shown.of(document(markdown));
    }

    private static Node document(String markdown) {
        Node document = isSimple(markdown) ? PARSER.parse(CjkEmphasis.marked(markdown)) : asWritten(markdown);
        if (!isReasonable(document)) {
            document = asWritten(markdown);
        }
        document.accept(new ImagesAsLinks());
        return document;
    }

    private static Node asWritten(String markdown) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        Document document = new Document();
        document.appendChild(paragraph);
        return document;
    }

    /** Whether the parser gets through it in a time that its length is the measure of. */
    private static boolean isSimple(String markdown) {
        if (EMPHASIS.matcher(markdown).results().limit(MOST_MARKS + 1L).count() > MOST_MARKS) {
            return false;
        }
        int lines = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            lines = line.isBlank() ? 0 : lines + 1;
            if (lines > MOST_LINES) {
                return false;
            }
        }
        return true;
    }

    /** Walks without recursion: the depth is what an attacker chooses. */
    private static boolean isReasonable(Node document) {
        int depth = 0;
        int addresses = 0;
        Node node = document;
        while (node != null) {
            addresses += addressLength(node);
            if (depth > DEEPEST || addresses > LONGEST_ADDRESSES) {
                return false;
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return true;
    }

    private static int addressLength(Node node) {
        if (node instanceof Link link) {
            return length(link.getDestination()) + length(link.getTitle());
        }
        return node instanceof Image image ? length(image.getDestination()) + length(image.getTitle()) : 0;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static class ImagesAsLinks extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            visitChildren(image);
            boolean isLinked = isWithinLink(image);
            Node instead = isLinked ? new Text("") : new Link(image.getDestination(), image.getTitle());
            image.insertBefore(instead);
            for (Node child : Children.of(image)) {
                if (isLinked) {
                    image.insertBefore(child);
                } else {
                    instead.appendChild(child);
                }
            }
            if (!isLinked && instead.getFirstChild() == null) {
                instead.appendChild(new Text(image.getDestination()));
            }
            image.unlink();
        }

        private static boolean isWithinLink(Node node) {
            for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
                if (parent instanceof Link) {
                    return true;
                }
            }
            return false;
        }
    }
}
