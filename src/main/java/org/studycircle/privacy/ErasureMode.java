package org.studycircle.privacy;

/** What becomes of what a person wrote: it stays without a name, or it goes. */
enum ErasureMode {
    KEEP_TEXT, BLANK_TEXT
}
