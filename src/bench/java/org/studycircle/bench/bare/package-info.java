/** The least that could be: what the service's speed is measured against. */
package org.studycircle.bench.bare;
