/**
 * Owns how the service speaks to PostgreSQL: the pool, transactions that are repeated as a whole, what waits for a commit, and what
 * failures of the database mean.
 */
@Room(uses = {"text", "http"})
package org.studycircle.sql;

import org.studycircle.Room;
