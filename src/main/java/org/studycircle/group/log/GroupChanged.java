package org.studycircle.group.log;

import java.util.UUID;

/**
 * Something of a group has been changed and committed, which its followers will want to read.
 *
 * @param isToBeCopied whether those too who keep copies of it will
 */
public record GroupChanged(UUID groupId, boolean isToBeCopied) {}
