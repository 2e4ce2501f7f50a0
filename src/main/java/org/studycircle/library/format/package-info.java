/** Owns how the bytes of a text become blocks: decoding, cleaning, lines, the block structure of plain text and of Markdown. */
package org.studycircle.library.format;
