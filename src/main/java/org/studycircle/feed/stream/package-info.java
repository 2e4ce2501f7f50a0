/** Owns live streams of events (Server-Sent Events), and how replicas hint at changes to each other. */
package org.studycircle.feed.stream;
