package org.studycircle.group.log;

import java.util.UUID;

/** Something of a group has been changed and committed, which whoever keeps copies of it will want to read. */
public record GroupChanged(UUID groupId) {}
