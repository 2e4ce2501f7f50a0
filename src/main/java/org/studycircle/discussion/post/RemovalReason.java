package org.studycircle.discussion.post;

/** Why a facilitator removes something. */
public enum RemovalReason {
    OFF_TOPIC, SPOILER, UNKIND, PERSONAL_DATA, SPAM, UNLAWFUL, OTHER
}
