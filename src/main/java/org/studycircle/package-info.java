/**
 * Study Circle in rooms of two levels. What a room lets others use stands in its own package (and in the parts that it declares open);
 * its other parts are nobody else's business. Each room says in its {@link org.studycircle.Room} which rooms it uses and which tables
 * are its own.
 */
package org.studycircle;
