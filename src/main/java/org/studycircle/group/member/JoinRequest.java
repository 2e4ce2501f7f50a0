package org.studycircle.group.member;

import java.time.Instant;

/** That somebody waits for a facilitator's decision. */
record JoinRequest(String message, Instant requestedAt) {}
