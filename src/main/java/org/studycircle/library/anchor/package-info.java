/** Owns places in a text: a quote with its surroundings, and how it is found. */
package org.studycircle.library.anchor;
