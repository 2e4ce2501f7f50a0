/** Owns the process: its start, the jobs that it does by itself, workers, and graceful shutdown. It knows no word of the domain. */
@Room(uses = {"text", "http", "sql"}, open = "configuration")
package org.studycircle.app;

import org.studycircle.Room;
