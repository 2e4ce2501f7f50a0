/** Owns the end of groups: what is left of one when its time to be restored is over, removed table by table. */
package org.studycircle.group.life;
