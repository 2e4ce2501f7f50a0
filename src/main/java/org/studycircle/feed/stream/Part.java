package org.studycircle.feed.stream;

import io.vertx.core.buffer.Buffer;

/**
 * Some events as they are said, to as many streams as they are for.
 *
 * @param place the place that a client has when it has taken it
 */
record Part(Buffer text, long place) {}
