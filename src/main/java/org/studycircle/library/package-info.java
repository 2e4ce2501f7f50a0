/** Owns the texts that groups read: essays, their immutable editions, sections and paragraphs. */
@Room(uses = {"text", "http", "sql", "app", "people", "group"}, open = "anchor", tables = {"essay", "edition", "section",
        "paragraph", "text_import"})
package org.studycircle.library;

import org.studycircle.Room;
