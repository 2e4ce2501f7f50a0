package org.studycircle.library.outline;

import static org.studycircle.library.outline.BlockRole.BYLINE;
import static org.studycircle.library.outline.BlockRole.STANDFIRST;
import static org.studycircle.library.outline.BlockRole.TITLE;
import static org.studycircle.library.outline.NoiseReason.APPEAL;
import static org.studycircle.library.outline.NoiseReason.AUTHOR_NOTE;
import static org.studycircle.library.outline.NoiseReason.CAPTION;
import static org.studycircle.library.outline.NoiseReason.CREDIT;
import static org.studycircle.library.outline.NoiseReason.DATELINE;
import static org.studycircle.library.outline.NoiseReason.FOOTER;
import static org.studycircle.library.outline.NoiseReason.FRONT_MATTER;
import static org.studycircle.library.outline.NoiseReason.LINK_TARGET;
import static org.studycircle.library.outline.NoiseReason.NAVIGATION;
import static org.studycircle.library.outline.NoiseReason.SEPARATOR;
import static org.studycircle.library.outline.NoiseReason.SHARING;
import static org.studycircle.library.outline.OutlineRule.heading;
import static org.studycircle.library.outline.OutlineRule.noise;
import static org.studycircle.library.outline.OutlineRule.role;

import java.util.List;

/** The rules in the order they are asked; the first that holds decides, and where none does the block is a paragraph. */
final class OutlineRules {

    /** These need to see the block alone, so that the other rules can look past what they find. */
    static final List<OutlineRule> PLAIN_SELF_EVIDENT = List.of(
            noise(FRONT_MATTER, "front matter", Place::isFrontMatter),
            noise(LINK_TARGET, "the target of a link", Place::isLinkTarget),
            noise(SEPARATOR, "a line without words", Place::isSeparator),
            noise(NAVIGATION, "a link of the web page", Place::isNavigation),
            noise(SHARING, "a sharing button of the web page", Place::isSharing),
            noise(CREDIT, "names the source of a picture", Place::isCredit),
            noise(CAPTION, "ends in the credit of a picture", Place::endsInCredit),
            noise(CAPTION, "describes a picture", Place::describesPicture));

    static final List<OutlineRule> PLAIN = List.of(
            noise(APPEAL, "an appeal to readers, at the end", Place::isAppeal),
            noise(FOOTER, "a footer of the web page", Place::isFooter),
            role(BYLINE, "names the authors", Place::isByline),
            noise(AUTHOR_NOTE, "tells who the author is, at the end", Place::isAuthorNote),
            noise(DATELINE, "a date under the title", Place::isDateline),
            noise(CAPTION, "a short sentence between byline and text", Place::isCaptionUnderByline),
            noise(CAPTION, "a short dated sentence alone between long paragraphs", Place::isDatedCaption),
            role(TITLE, "the first short line, before any text", Place::isTitle),
            role(STANDFIRST, "a second short line under the title", Place::isSubtitle),
            role(STANDFIRST, "a short summary under the title", Place::isSummary),
            heading(1, "numbers a part, before another heading", Place::isLabelBeforeHeading),
            heading(2, "names the part that the line before it numbers", Place::isHeadingAfterLabel),
            heading(1, "a short line alone that does not end as a sentence, before text", Place::isLoneHeading));

    /** Where Markdown has headings, its author has said what is what. */
    static final List<OutlineRule> MARKDOWN_SELF_EVIDENT = List.of(
            noise(FRONT_MATTER, "front matter", Place::isFrontMatter),
            noise(LINK_TARGET, "the target of a link", Place::isLinkTarget),
            noise(SEPARATOR, "a separating line", Place::isSeparator));

    static final List<OutlineRule> MARKDOWN = List.of(
            role(TITLE, "the only heading of the first level, at the start", Place::isMarkedTitle),
            heading(1, "marked as a heading", Place::isMarkedHeading),
            role(BYLINE, "names the authors, under the title", Place::isByline));

    private OutlineRules() {}
}
