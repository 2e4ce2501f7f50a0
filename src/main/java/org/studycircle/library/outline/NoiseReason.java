package org.studycircle.library.outline;

/** Why a block does not belong to the text. OTHER is for people, who need not say. */
public enum NoiseReason {
    NAVIGATION, CAPTION, CREDIT, DATELINE, SHARING, APPEAL, AUTHOR_NOTE, FOOTER, SEPARATOR, FRONT_MATTER, LINK_TARGET, OTHER
}
