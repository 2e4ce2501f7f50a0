/** Calls in the words of REST Assured, made at a fraction of its price, and held to a contract. */
package org.studycircle.testing.call;
