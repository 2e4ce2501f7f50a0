/** The start of the service; each feature is a package below. */
package org.studycircle;
