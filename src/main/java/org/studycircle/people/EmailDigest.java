package org.studycircle.people;

/** How often a person gets a mail of what there was to be told. */
public enum EmailDigest {
    NEVER, DAILY, WEEKLY
}
