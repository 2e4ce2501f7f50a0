/** From the bytes of a text to its outline: blocks, what each of them is and why, sections, paragraphs and their keys. */
package org.studycircle.library.outline;
