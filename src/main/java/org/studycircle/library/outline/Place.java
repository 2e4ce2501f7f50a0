package org.studycircle.library.outline;

import static org.studycircle.library.outline.BlockRole.BYLINE;
import static org.studycircle.library.outline.BlockRole.STANDFIRST;
import static org.studycircle.library.outline.BlockRole.TITLE;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.OutlineLimits;
import org.studycircle.library.format.Typography;

/** A block where it stands: the questions that the rules of the outline ask of it. Lengths are those of ordinary web pages. */
record Place(Sheet sheet, Block block) {

    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_NOISE = 400;
    private static final int LONGEST_CAPTION = 600;
    private static final int LONGEST_SUMMARY = 200;
    private static final int LONG_PARAGRAPH = 150;
    private static final int NEAR_END = 12;

    // what the writing says

    boolean isFrontMatter() {
        return block.form() == Block.Form.FRONT_MATTER;
    }

    boolean isLinkTarget() {
        return block.form() == Block.Form.LINK_TARGET;
    }

    boolean isSeparator() {
        return block.form() == Block.Form.SEPARATOR || isText(LONGEST_LINE) && Typography.isWithoutWords(text());
    }

    boolean isMarkedHeading() {
        return block.form() == Block.Form.HEADING && block.length() <= OutlineLimits.MAX_HEADING_LENGTH;
    }

    boolean isMarkedTitle() {
        return isMarkedHeading() && block.level() == 1 && sheet.isAtStart() && sheet.isOnlyOfItsLevel(block);
    }

    // what the words say

    boolean isNavigation() {
        return isText(LONGEST_LINE) && (Phrases.NAVIGATION_LINES.contains(Phrases.lower(text()))
                || Phrases.opening(Phrases.NAVIGATION_OPENINGS, text()).isPresent() && !Typography.endsAsSentence(text()));
    }

    boolean isSharing() {
        return isText(LONGEST_LINE) && Phrases.contains(Phrases.SHARING, text());
    }

    boolean isCredit() {
        return isText(LONGEST_SUMMARY) && Phrases.opening(Phrases.CREDITS, text()).isPresent();
    }

    boolean endsInCredit() {
        String end = text().substring(Math.max(0, block.length() - LONGEST_LINE));
        return isText(LONGEST_CAPTION) && Phrases.contains(Phrases.CREDITS_AT_END, end) && !Typography.endsAsSentence(end);
    }

    boolean describesPicture() {
        return isText(LONGEST_SUMMARY) && !Typography.endsAsSentence(text()) && Wording.describesPicture(text());
    }

    boolean isAppeal() {
        return isNearEnd() && isText(LONGEST_NOISE) && Phrases.contains(Phrases.APPEALS, text());
    }

    boolean isFooter() {
        return isNearEnd() && isText(LONGEST_SUMMARY) && Phrases.opening(Phrases.FOOTERS, text()).isPresent();
    }

    boolean isByline() {
        boolean underTitle = sheet.follows(TITLE) || sheet.follows(STANDFIRST);
        return isText(LONGEST_NOISE) && (underTitle && Byline.signed(text()).isPresent() || Byline.linked(text()).isPresent());
    }

    boolean isAuthorNote() {
        return isNearEnd() && isText(LONGEST_NOISE) && !sheet.isBeforeText()
                && (sheet.startsWithAuthor(text()) || Wording.introducesPerson(text()));
    }

    // what the position says

    boolean isDateline() {
        return sheet.isBeforeText() && sheet.hasTitle() && isText(LONGEST_LINE) && Wording.isDate(text());
    }

    boolean isCaptionUnderByline() {
        return sheet.follows(BYLINE) && sheet.isBeforeText() && sheet.hasLongParagraphs() && isShortSentence();
    }

    boolean isDatedCaption() {
        return sheet.hasLongParagraphs() && isShortSentence() && Wording.mentionsYear(text())
                && sheet.isBetween(block, LONG_PARAGRAPH)
                && !Typography.endsWithColon(sheet.textBefore());
    }

    boolean isTitle() {
        return sheet.isBeforeText() && !sheet.hasTitle() && looksLikeHeading() && !Wording.isLabel(text())
                && sheet.hasTextAfter(block);
    }

    boolean isSubtitle() {
        Place next = sheet.next(block);
        return sheet.follows(TITLE) && looksLikeHeading() && !Wording.isLabel(text()) && next != null
                && (next.looksLikeHeading() && next.isFollowedByText() || Byline.signed(next.text()).isPresent());
    }

    boolean isSummary() {
        boolean underTitle = sheet.follows(TITLE) || sheet.follows(BYLINE) && sheet.isBeforeText();
        return underTitle && isText(LONGEST_SUMMARY) && !looksLikeHeading() && sheet.hasLongParagraphs()
                && sheet.isShorterThanWhatFollows(block);
    }

    boolean isLabelBeforeHeading() {
        Place next = sheet.next(block);
        return looksLikeHeading() && Wording.isLabel(text()) && next != null && next.looksLikeHeading()
                && next.isFollowedByText();
    }

    boolean isHeadingAfterLabel() {
        return isLoneHeading() && Wording.isLabel(sheet.textBefore()) && sheet.follows(BlockRole.HEADING);
    }

    boolean isLoneHeading() {
        return looksLikeHeading() && isFollowedByText() && !sheet.followsShortLine()
                && !Typography.endsWithColon(sheet.textBefore());
    }

    boolean isFollowedByText() {
        Place next = sheet.next(block);
        return next != null && !next.looksLikeHeading();
    }

    /** By its own look only: one short line that starts and ends as headings do. */
    boolean looksLikeHeading() {
        return isText(LONGEST_LINE) && block.isLine() && !Typography.endsAsSentence(text())
                && !Typography.isWithoutWords(text())
                && startsAsHeading();
    }

    /** Quotation marks may open a heading, but a quoted question is somebody speaking. */
    private boolean startsAsHeading() {
        int first = text().codePointAt(0);
        return Character.isLetterOrDigit(first) && !Character.isLowerCase(first)
                || Typography.startsWithQuotationMark(text()) && !Typography.endsAsQuestion(text());
    }

    private boolean isShortSentence() {
        return isText(LONGEST_LINE) && Typography.endsAsSentence(text()) && !Typography.endsWithColon(text())
                && text().indexOf(". ") < 0;
    }

    private boolean isNearEnd() {
        return sheet.blocksAfter(block) < NEAR_END;
    }

    private boolean isText(int atMost) {
        return block.form() == Block.Form.TEXT && block.length() <= atMost;
    }

    private String text() {
        return block.text();
    }
}
