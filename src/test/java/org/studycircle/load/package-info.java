/** Clients that keep their connections, and know of each request whether it was answered. */
package org.studycircle.load;
