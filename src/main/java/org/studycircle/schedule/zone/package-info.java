/** Owns the look at two time zone databases: dates are PostgreSQL's, names of zones are the JVM's. */
package org.studycircle.schedule.zone;
