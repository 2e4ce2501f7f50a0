/** Owns the outline of a text: what each block is and why, sections, paragraphs and their keys. */
package org.studycircle.library.outline;
