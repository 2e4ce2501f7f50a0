/** Owns what facilitators assign, change, reveal and take back (soft delete), and what members see of it. */
package org.studycircle.schedule.assignment;
