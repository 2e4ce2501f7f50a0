package org.studycircle.feed;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

/**
 * One change in a group; it names things by id and carries no text.
 *
 * @param references ids of what it names, each a field of its own
 */
public record EventView(long sequence, String type, Instant at, UUID actorId, @JsonAnyGetter Map<String, Object> references) {}
