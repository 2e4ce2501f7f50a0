package org.studycircle.library.importing;

import java.io.Serializable;
import java.util.UUID;

/** The key of an import, which starts with its group. */
public record TextImportId(UUID groupId, UUID importId) implements Serializable {}
