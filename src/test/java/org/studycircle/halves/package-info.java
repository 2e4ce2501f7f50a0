/**
 * All tests of the service in two halves, which the build runs beside each other: in each of them Quarkus starts once, where it would
 * start for every class if classes were handed out one by one.
 */
package org.studycircle.halves;
