/** Owns how members find words in what is said and read in their group, and the tables (search index) that this is done in. */
@Room(uses = {"text", "http", "sql", "app", "people", "group", "library", "visibility", "discussion"}, tables = {"post_words",
        "paragraph_words", "followed_log"})
package org.studycircle.search;

import org.studycircle.Room;
