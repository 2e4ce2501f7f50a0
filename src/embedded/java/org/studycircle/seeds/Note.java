package org.studycircle.seeds;

/** A line for the person who started the service: what it is about, and what there is to say. */
public record Note(String label, String text) {}
