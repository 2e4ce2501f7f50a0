/** How fast the service is, as ratios to what is possible on this machine: docs/performance.md. */
package org.studycircle.bench;
