package org.studycircle.library.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class PlainBlocksTest {

    private static final String LONG = "A sentence of many words that goes on and on. ".repeat(4).strip();

    @Test
    void blankLinesSetBlocksApartAndAreCounted() {
        List<Block> blocks = PlainBlocks.of("\n\nOne.\n \nTwo.\n\n\n\u00A0\nThree.\n\n");
        assertEquals(List.of("One.", "Two.", "Three."), texts(blocks));
        assertEquals(List.of(2, 1, 3), blocks.stream().map(Block::blankLinesBefore).toList());
        assertEquals(List.of(3, 5, 9), blocks.stream().map(Block::firstLine).toList());
    }

    @Test
    void longLinesAreParagraphsOfTheirOwn() {
        assertEquals(List.of(LONG, LONG + "!", "Short."), texts(PlainBlocks.of(LONG + "\n" + LONG + "!\nShort.\n")));
    }

    @Test
    void wrappedLinesAreOneParagraph() {
        String wrapped = """
                The group met on the first Monday of the month, in the back room of
                the library, and read aloud, each of them in turn, until the lamps
                were lit and somebody asked what all of it had to do with them.

                Nobody answered.""";
        List<Block> blocks = PlainBlocks.of(wrapped);
        assertEquals(2, blocks.size());
        assertEquals(wrapped.substring(0, wrapped.indexOf("\n\n")).replace('\n', ' '), blocks.get(0).text());
        assertEquals(1, blocks.get(0).firstLine());
        assertEquals(3, blocks.get(0).lastLine());
    }

    @Test
    void hyphenAtTheEndOfWrappedLineTakesNoSpace() {
        String text = "What the members of the circle had in common was a kind of self-\nconfidence that comes from reading.";
        assertEquals(List.of(text.replace("\n", "")), texts(PlainBlocks.of(text)));
    }

    @Test
    void wrappedChineseIsJoinedWithoutSpaces() {
        String line = "讀".repeat(60);
        assertEquals(List.of(line + line + "書。"), texts(PlainBlocks.of(line + "\n" + line + "\n書。")));
    }

    @Test
    void verseKeepsItsLines() {
        String verse = "We read by day,\n  we read by night,\nand all we say\n  is black on white.";
        assertEquals(List.of(verse), texts(PlainBlocks.of("\n" + verse + "\n")));
    }

    @Test
    void listKeepsItsLinesHoweverLong() {
        String list = "- a first item which is nearly as long as the second one is, or so\n- a second item which is as long as the first one was";
        assertEquals(List.of(list), texts(PlainBlocks.of(list)));
    }

    @Test
    void indentsSetParagraphsApart() {
        String text = """
                  The first paragraph begins with an indent, as in an old book, and
                goes on for a second line that has none.
                  The second does so too, and it is just as long as the first one is,
                to be sure.""";
        assertEquals(2, PlainBlocks.of(text).size());
    }

    @Test
    void manyUnfilledLinesAreParagraphsOfTheirOwn() {
        assertEquals(100, PlainBlocks.of("A line.\nAnother longer line.\n".repeat(50)).size());
    }

    private static List<String> texts(List<Block> blocks) {
        return blocks.stream().map(Block::text).toList();
    }
}
