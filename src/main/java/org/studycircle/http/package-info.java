/**
 * Owns what every feature needs of HTTP: strict JSON, conditional requests (optimistic lock by entity tag), merge patches, idempotent
 * creates, rate limits.
 */
@Room(uses = "text", open = {"problem", "paging"})
package org.studycircle.http;

import org.studycircle.Room;
