/** Owns the texts that groups read: essays, their immutable editions, sections and paragraphs. */
package org.studycircle.library;
