/** Owns how clients follow what happens in a group. */
package org.studycircle.feed;
