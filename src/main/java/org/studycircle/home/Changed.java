package org.studycircle.home;

import java.util.Set;
import java.util.UUID;

/**
 * What further events of a group were about.
 *
 * @param last number of the last of them
 * @param members as the group knows them
 * @param threads that lost posts
 */
record Changed(long last, Set<UUID> members, Set<UUID> assignments, Set<UUID> threads) {}
