/** Sends requests and measures how long those who wait for the answers wait. */
package org.studycircle.bench.load;
