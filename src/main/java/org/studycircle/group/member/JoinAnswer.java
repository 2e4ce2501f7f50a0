package org.studycircle.group.member;

import java.time.Instant;

/** That a facilitator has decided on a request, perhaps with a word back. */
record JoinAnswer(String word, Instant at) {}
