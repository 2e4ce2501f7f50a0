package org.studycircle.group.member;

/** Somebody has another name in groups, which were not told yet; it has been committed. */
public record MemberRenamed() {}
