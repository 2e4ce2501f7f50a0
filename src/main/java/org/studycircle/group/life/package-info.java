/** Owns how a group ends: closed (archived), given up (soft delete), and, when its grace is over, removed table by table (purge). */
package org.studycircle.group.life;
