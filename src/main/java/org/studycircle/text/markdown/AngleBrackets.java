package org.studycircle.text.markdown;

import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.text.CharMatcher;

/**
 * Reads {@code <} within a line, as an address between angle brackets (autolink, CommonMark 0.31, 6.5) or as itself, since HTML is
 * shown as text. The library looks for the end of a tag up to the end of the text, from each of them anew; here none is passed twice.
 */
class AngleBrackets implements InlineContentParserFactory, InlineContentParser {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:.*");
    private static final Pattern EMAIL = Pattern
            .compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final CharMatcher WITHIN = c -> c > ' ' && c != '<' && c != '>' && c != '\u007f';

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position start = scanner.position();
        scanner.match(WITHIN);
        String content = scanner.getSource(start, scanner.position()).getContent();
        if (scanner.next('>')) {
            if (ADDRESS.matcher(content).matches()) {
                return ParsedInline.of(link(content, content), scanner.position());
            }
            if (EMAIL.matcher(content).matches()) {
                return ParsedInline.of(link("mailto:" + content, content), scanner.position());
            }
        }
        return ParsedInline.of(new Text("<"), start);
    }

    private static Link link(String destination, String words) {
        Link link = new Link(destination, null);
        link.appendChild(new Text(words));
        return link;
    }
}
